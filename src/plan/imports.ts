import { sameName, type Import, type QualifiedName, type Variable } from "../facts";
import { planDouble } from "./doubles";
import { agreesWithOld, followTogether, isInterchangeable } from "./follow";
import { readHome } from "./home";
import { mustStay, type Move } from "./moves";
import { blocked, outcomeOf, repair, type Outcome } from "./outcome";
import { audienceOf, isDoubled, type Reach } from "./reach";
import { sameHome, type ReachedImport, type ReachedUse } from "./reached";
import type { Reason } from "./reasons";

/** A test double stands in for the module that `imported` comes from, or for the one that it would come from. */
function isMocked({ facts }: Reach, { import: imported, reached }: ReachedImport): boolean {
  // `from a import b` may take the module `a.b`, but what stands in for `a.b` is no double of `a`.
  const taken = imported.form === "name" ? imported.names.filter(({ path }) => path.length > 0) : imported.names;
  return [...taken, ...(reached.home ? [reached.home] : [])].some(({ module }) => isDoubled(facts, module));
}

/** Writes one import in the place of another, whose statement other fixes leave alone meanwhile. */
function replaceImport({ facts }: Reach, imported: Import, target: QualifiedName, local: string): Outcome {
  const edits = facts.rewriteImports([imported], [{ target, local, typeOnly: imported.typeOnly, beside: imported }]);
  return outcomeOf(edits ? [imported.keep(), ...edits] : "unsupported-syntax");
}

/** An import that binds nothing is repaired in its own statement, or not at all. */
function planUnbound(reach: Reach, { import: imported, reached, withModule }: ReachedImport): Outcome {
  if (imported.form === "star") return blocked("star-import");
  if (withModule) return blocked("re-exported");
  if (imported.form !== "re-export" || imported.opaque || !reached.home) return blocked("unsupported-syntax");
  // Whoever takes a namespace from here reads names from it that are not known here.
  if (reached.construct || reached.home.path.length === 0) return blocked("re-exported");
  const home = readHome(reach.facts, reached.home, reached.namesake);
  if (home.state === "absent") return blocked(home.reason);
  return replaceImport(reach, imported, reached.home, reached.home.path.at(-1) ?? "");
}

/** Another import of the same variable brings the new home already: this one may bring it too. */
function planFallback(reach: Reach, found: ReachedImport, variable: Variable): Outcome {
  const { import: imported, reached } = found;
  const home = reached.home;
  const others = variable.imports.filter((other) => other !== imported);
  const brought = home && others.every(({ names }) => names.some((name) => sameName(name, home)));
  if (!home || !brought || variable.rebound) return blocked("ambiguous-binding");
  // Where the old class is what is bound, its uses expect the old class; in a fallback, only what failed to come does.
  if (reached.construct && !imported.fallback) return blocked("ambiguous-binding");
  if (readHome(reach.facts, home, false).state !== "found") return blocked("ambiguous-binding");
  if (reach.uses.some((use) => use.variable === variable && agreesWithOld(reach, use))) return blocked("tied-by-identity");
  return replaceImport(reach, imported, home, variable.name);
}

/** A variable that holds a whole module which moved: where everything read from it has moved too, the module is swapped. */
function planModule(reach: Reach, { import: imported, reached }: ReachedImport, variable: Variable, uses: readonly ReachedUse[]): Outcome | null {
  const home = reached.home;
  const bound = imported.binds.some((name) => imported.names.some((other) => sameName(name, other)));
  if (!home || home.path.length > 0 || variable.imports.length > 1) return null;
  if (!bound && uses.length > 0) return null;
  if (uses.some(({ reached: used }) => !used.namesake || used.home?.path.length === 0)) return null;
  const target = readHome(reach.facts, home, false);
  if (target.state === "absent") return blocked(target.reason);
  const stuck = [...followTogether(reach, uses).values()].find((move) => typeof move === "string");
  if (stuck !== undefined) return null;
  const reason = mustStay(reach, variable, false);
  if (reason) return reason === "in-use" ? null : blocked(reason);
  return replaceImport(reach, imported, home, bound ? variable.name : home.module);
}

/** Moves what can move; the import goes with its last use, and is blocked where nothing can. */
function planUses(reach: Reach, uses: readonly ReachedUse[]): Outcome {
  const outcomes = [...followTogether(reach, uses).values()];
  const moves = outcomes.filter((move): move is Move => typeof move !== "string");
  const stuck = outcomes.find((move): move is Reason => typeof move === "string" && move !== "in-use");
  if (moves.length === 0) return blocked(stuck ?? "in-use");
  const planned = repair(reach, moves);
  return planned.kind === "blocked" && stuck ? blocked(stuck) : planned;
}

function planUnused(reach: Reach, { reached }: ReachedImport, variable: Variable): Outcome {
  const { home, namesake } = reached;
  if (!home) return blocked("removed");
  const found = readHome(reach.facts, home, namesake);
  if (found.state === "absent") return blocked(found.reason);
  return repair(reach, [], [{ variable, home, interchangeable: isInterchangeable(reach, reached) }]);
}

/** Whether all imports of the variable bring the same: the same name, or names that have the same home now. */
function agrees(reach: Reach, { import: imported, reached }: ReachedImport, variable: Variable): boolean {
  return variable.imports.every((other) => {
    if (other.binds.some((name) => imported.binds.some((own) => sameName(name, own)))) return true;
    const beside = reach.imports.find((found) => found.import === other);
    return beside?.reached.kind === "deprecated" && sameHome(beside.reached, reached);
  });
}

/** Plans the repair of an import that reaches a deprecated name. */
export function planImport(reach: Reach, found: ReachedImport): Outcome {
  const { import: imported, variable, reached } = found;
  if (reached.kind === "removed") return blocked("removed");
  if (isMocked(reach, found)) return planDouble(reach, reached.name.module) ?? blocked("mocked-module");
  if (!variable) return planUnbound(reach, found);
  if (imported.opaque) return blocked("unsupported-syntax");
  if (!agrees(reach, found, variable)) return planFallback(reach, found, variable);
  if (variable.rebound) return blocked("ambiguous-binding");
  if (variable.uses.length === 0 && (imported.guarded || imported.fallback)) return blocked("import-probe");
  const uses = reach.uses.filter((use) => use.variable === variable);
  const asModule = planModule(reach, found, variable, uses);
  if (asModule) return asModule;
  return variable.uses.length === 0 ? planUnused(reach, found, variable) : planUses(reach, uses);
}

/** Plans to call a canonical symbol by its own name again. */
export function planAlias(reach: Reach, found: ReachedImport, variable: Variable): Outcome {
  const { home } = found.reached;
  if (variable.rebound || !home || !agrees(reach, found, variable)) return blocked("ambiguous-binding");
  if (variable.uses.length === 0) return repair(reach, [], [{ variable, home, interchangeable: true }]);
  const uses = reach.uses.filter((use) => use.variable === variable);
  if (uses.some(({ certain }) => !certain) || uses.length < variable.uses.length) return blocked("ambiguous-binding");
  const moves = uses.map(({ use, length }): Move => {
    return { variable, use, home, length, interchangeable: true, owner: null, write: (expression) => use.replace(length, expression) };
  });
  const planned = repair(reach, moves);
  return planned.kind === "fix" && audienceOf(variable) !== "private" ? blocked("re-exported") : planned;
}

/** Plans the repair of one use that reaches a deprecated name through something that is not deprecated itself. */
export function planUse(reach: Reach, reachedUse: ReachedUse): Outcome {
  const outcomes = followTogether(reach, [reachedUse]);
  const own = outcomes.get(reachedUse);
  if (typeof own === "string") return blocked(own);
  return repair(reach, [...outcomes.values()].filter((move) => typeof move !== "string"));
}
