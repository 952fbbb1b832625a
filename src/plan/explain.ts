import type { FileFacts } from "../facts";
import { parseId } from "../manifest";
import { reasons, type Reason } from "./reasons";

/** Says a reason in words; where the new home is there but cannot be read, with the place of what is wrong in it. */
export function explain(reason: Reason, facts: FileFacts, home: string): string {
  const module = reason.startsWith("missing-") && home !== "" ? facts.module(parseId(home).module) : null;
  return module?.state === "unreadable" ? `the module that should hold the new name cannot be read: ${module.problem}` : reasons[reason];
}
