import type { Edit } from "../facts";
import type { Work } from "./moves";

/** Why something is reported and not repaired, in words that say what would make a repair possible. */
export const reasons = {
  subclass: "a class derives from it, and the constructors differ; derive from the new class by hand",
  "async-in-sync": "its factory must be awaited and this code is not async; make the enclosing function async",
  "no-home": "the module that took its place does not define this name; give it an entry of its own in the manifest",
  "name-taken": "the new name already means something else here; rename one of the two",
  "unpacked-arguments": "an unpacked argument hides what is passed; pass the arguments one by one",
  "signature-mismatch": "the arguments do not fit the declared signature, so the call was wrong before; correct it first",
  "no-context": "no user context is certain to be at hand; pass one",
  "several-contexts": "several user contexts are at hand; pass the right one",
  "missing-target": "the module that should hold the new name was not found or lacks it; create it there first",
  "missing-member": "the new class has no such member; add it or stop using it",
  "missing-factory": "the new home does not define the factory that the manifest names; add the factory first",
  "expected-failure": "the code checks that this fails; decide by hand what should fail now",
  "import-probe": "only the success of this import is tested; decide by hand what should be probed",
  "ambiguous-binding": "the name is bound in several places that do not agree; bind it once",
  "re-exported": "other files may take the name from here; repair those that use it first",
  "star-import": "a star import does not say which names it brings; import them by name",
  "shared-instance": "one instance serves every user here; create it where the user is known",
  "tied-by-identity": "it is told apart by identity here, and a construction in this file cannot move; repair that first",
  "mocked-module": "a test double replaces names inside the old module while this runs; repoint the double by hand",
  "passed-as-value": "the class itself is passed on, and what receives it may construct it the old way",
  "in-use": "other uses keep it alive; it goes with the last of them",
  "dynamic-module": "what is read from the module at run time is not known here",
  removed: "it has no successor",
  "unsupported-syntax": "it cannot be rewritten here without losing something; rewrite it by hand",
  "strings-setting": "the manifest's `strings` setting leaves strings alone",
} as const;

export type Reason = keyof typeof reasons;

/** What the planner makes of a finding. A suggestion says why it is no fix. */
export type Outcome =
  | { readonly kind: "fix"; readonly edits: readonly Edit[]; readonly work?: Work }
  | { readonly kind: "suggest"; readonly edits: readonly Edit[]; readonly reason: Reason }
  | { readonly kind: "blocked"; readonly reason: Reason };


export const blocked = (reason: Reason): Outcome => ({ kind: "blocked", reason });
