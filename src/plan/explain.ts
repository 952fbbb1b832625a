import type { FileFacts, ModuleReading } from "../facts";
import { parseId } from "../manifest";
import { reasons, type Reason } from "./reasons";

/** Says a reason in words; where the module of the new home is there but cannot be read, with what is to be done about that. */
export function explain(reason: Reason, facts: FileFacts, home: string): string {
  const isOfModule = reason.startsWith("missing-") || reason === "unlisted-root";
  return (isOfModule && home !== "" ? explainModule(facts.module(parseId(home).module)) : null) ?? reasons[reason];
}

function explainModule(module: ModuleReading): string | null {
  switch (module.state) {
    case "unreadable":
      return `the module that should hold the new name cannot be read: ${module.problem}`;
    case "unlisted":
      return `the module that should hold the new name lies below \`${module.root}\`, which is none of the manifest's \`roots\`; add it to them`;
    default:
      return null;
  }
}
