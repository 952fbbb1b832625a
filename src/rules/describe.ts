import { formatId } from "../manifest";
import type { Reached } from "../plan/reached";

export type Subject = Pick<Reached, "kind" | "name" | "home" | "reason" | "url">;

/** The data that all messages share; `why` is what the manifest says of it, or empty. */
export function describe({ name, home, reason, url }: Subject, local: string | null): Record<string, string> {
  const sentence = reason && (/[.!?]$/.test(reason) ? reason : `${reason}.`);
  const parts = [sentence, url].filter((part) => part !== null);
  return {
    name: formatId(name),
    home: home ? formatId(home) : "",
    local: local ?? "",
    why: parts.map((part) => ` ${part}`).join(""),
  };
}
