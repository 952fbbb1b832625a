import type { Definition, FileFacts, QualifiedName } from "../facts";
import type { Reason } from "./reasons";

/** What is known of a place that a fix would send a name to. `trusted`: it lies outside the project. */
export type Home =
  | { readonly state: "trusted" }
  | { readonly state: "found"; readonly definition: Definition }
  | { readonly state: "absent"; readonly reason: Reason };

/** Reads the definition at `name`; `namesake` tells a name that must have moved along with its module. */
export function readHome(facts: FileFacts, name: QualifiedName, namesake: boolean): Home {
  const module = facts.module(name.module);
  if (module.state === "outside") return { state: "trusted" };
  if (module.state === "unlisted") return { state: "absent", reason: "unlisted-root" };
  if (module.state !== "read") return { state: "absent", reason: "missing-target" };
  const [first, ...members] = name.path;
  if (first === undefined) return { state: "trusted" };
  let definition = module.definition(first);
  if (!definition) return { state: "absent", reason: namesake ? "no-home" : "missing-target" };
  for (const member of members) {
    definition = definition.member(member);
    if (!definition) return { state: "absent", reason: "missing-member" };
  }
  return { state: "found", definition };
}

/** Why `rest`, read from the symbol at `name`, could not be read from its home; null where it can. */
export function missingMember(home: Home, rest: readonly string[]): Reason | null {
  if (home.state === "absent") return home.reason;
  const [member] = rest;
  if (home.state === "trusted" || member === undefined || home.definition.kind !== "class") return null;
  return home.definition.member(member) ? null : "missing-member";
}
