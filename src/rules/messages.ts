import type { Deed } from "../plan/outcome";

/** Every problem has two messages: `x`, and `xBlocked` for the case that it cannot be repaired, with the reason. */
type Blockable<Id extends string> = Id | `${Id}Blocked`;
export type MessageIds<Id extends string> = Blockable<Id> | "unreadable" | "choose" | Deed;

/** The messages of a rule with those that it shares with all others. */
export function withBlocked<Id extends string>(messages: Readonly<Record<Id, string>>): Record<MessageIds<Id>, string> {
  const blocked = Object.entries<string>(messages).map(([id, text]) => {
    return [`${id}Blocked`, `${text} Not repaired here ({{reason}}): {{explanation}}.`] as const;
  });
  const shared = {
    unreadable: "This file cannot be read: {{problem}}",
    call: "Call '{{factory}}' all the same ({{reason}}).",
    name: "Name '{{home}}' all the same ({{reason}}).",
    isolate: "Create one for each call instead ({{reason}}).",
    choose: "Pass '{{choice}}'.",
  };
  // A cast, because the compiler does not compute the keys of `Object.fromEntries`.
  return { ...messages, ...Object.fromEntries(blocked), ...shared } as Record<MessageIds<Id>, string>;
}
