import { sameName, type Argument, type FileFacts, type Parameter, type QualifiedName, type Role, type Use } from "../facts";
import { missingMember, readHome } from "./home";
import { ownerOf, type Move } from "./moves";
import { keepsName } from "./names";
import { companyOf, handsOut, isDoubled, isReadElsewhere, type Reach } from "./reach";
import { constructionOf, isKept, sameHome, type Reached, type ReachedUse } from "./reached";
import type { Reason } from "./reasons";

/** Whether a call that passes `args` reaches a function with `parameters` without an error. */
function binds(args: readonly Argument[], parameters: readonly Parameter[]): boolean {
  if (args.some(({ unpacked }) => unpacked)) return false;
  const rest = parameters.some(({ kind }) => kind === "rest");
  const keywordRest = parameters.some(({ kind }) => kind === "keyword-rest");
  const ordered = parameters.filter(({ kind }) => kind === "positional" || kind === "either");
  const given = new Set<string>();
  for (const [index, { keyword }] of args.entries()) {
    const named = parameters.find((parameter) => parameter.name === keyword && parameter.kind !== "positional");
    const parameter = keyword === null ? ordered[index] : named;
    if (!parameter && !(keyword === null ? rest : keywordRest)) return false;
    if (parameter) given.add(parameter.name);
  }
  return parameters.every(({ required, name }) => !required || given.has(name));
}

/** Why the home of a reached name could not serve this use as the old place did; null where it can. */
function misfit({ facts }: Reach, { use, reached, rest }: ReachedUse): Reason | null {
  if (!reached.home) return "removed";
  const home = readHome(facts, reached.home, reached.namesake);
  const missing = missingMember(home, rest);
  if (missing || home.state !== "found") return missing;
  const [member] = rest;
  const called = member === undefined ? home.definition : home.definition.member(member);
  if (use.role !== "call" || !use.call || rest.length > 1 || called?.kind !== "function") return null;
  const old = readHome(facts, { ...reached.name, path: [...reached.name.path, ...rest] }, false);
  const sameKind = old.state !== "found" || old.definition.kind !== "function" || (old.definition.async ?? false) === (called.async ?? false);
  const fits = !called.parameters || binds(use.call.arguments, called.parameters);
  return sameKind && fits ? null : "signature-mismatch";
}

/** Why a use of a class whose constructors differ cannot simply follow its import; null where it can. */
function heldBack(reach: Reach, reachedUse: ReachedUse): Reason | null {
  const { use, rest, reached } = reachedUse;
  const constructs = companyOf(reach, reached)?.constructs ?? false;
  if (constructionOf(reachedUse, use)) return "in-use";
  if (use.role === "annotation") return null;
  // What the class says of itself is compared with its objects, so it waits for them.
  if (rest.length > 0) return constructs ? "in-use" : null;
  if (use.role === "identity") return constructs ? "in-use" : "tied-by-identity";
  if (use.role === "base") return "subclass";
  return use.role === "export" ? "re-exported" : "passed-as-value";
}

/** A test double stands in for the old name or the new module, so that what the use gets is not what a module defines. */
function isReplaced({ mentions, facts }: Reach, { use, reached: { name, home } }: ReachedUse, movedDouble: string | null): boolean {
  if (use.role === "annotation" || name.module === movedDouble) return false;
  const doubled = mentions.some(({ mention, reached }) => mention.purpose === "mock" && sameName(reached.name, name));
  return doubled || (use.call?.mockedModules.includes(name.module) ?? false) || isDoubled(facts, name.module) || (home !== null && isDoubled(facts, home.module));
}

/** Whether old and new are two classes, so that an object of one is no instance of the other. */
function areTwoClasses({ facts }: Reach, { name, home }: ReachedUse["reached"]): boolean {
  return [name, home].every((place) => place !== null && isOwnClass(facts, place));
}

function isOwnClass(facts: FileFacts, name: QualifiedName): boolean {
  const found = readHome(facts, name, false);
  // What is not read of the project may be one.
  if (found.state === "absent") return found.reason === "unlisted-root";
  return found.state === "found" && found.definition.kind === "class" && !found.definition.imported;
}

/** Whoever else takes the old name from here is served by the new one as well, as far as one file can tell. */
export const isInterchangeable = (reach: Reach, reached: ReachedUse["reached"]): boolean =>
  reached.construct === null && !areTwoClasses(reach, reached);

/** Objects are told apart by the class, or may be later. */
const mayTellApart = (reachedUse: ReachedUse): boolean => reachedUse.use.role === "identity" || isKept(reachedUse);

/** What may be done with a name to get objects by it. */
const MAKING: ReadonlySet<Role> = new Set<Role>(["call", "value", "keep"]);

/** What may be done with a class to tell objects apart by it. */
export const TELLING: ReadonlySet<Role> = new Set<Role>(["identity", "keep"]);

/** Objects of a class are told apart that not only this file makes: other code of the old module does, too. */
function tellsForeignApart(reach: Reach, reachedUse: ReachedUse): boolean {
  const { reached, certain } = reachedUse;
  if (!mayTellApart(reachedUse) || !areTwoClasses(reach, reached)) return false;
  const makesAll = certain && companyOf(reach, reached)?.calls;
  if (!makesAll) return true;
  const isOther = (other: Reached): boolean => other.name.module === reached.name.module && !sameHome(other, reached);
  const made = reach.uses.some((other) => isOther(other.reached) && MAKING.has(other.use.role));
  return made || reach.loaded.some((other) => other.reached.name.module === reached.name.module);
}

/** The modules that still hold a class of their own in place of a new one that objects are told apart by. */
function modulesOfTwins({ facts, manifest }: Reach): readonly string[] {
  const known = facts.variables.filter(({ imports }) => imports.some(({ binds }) => binds.some(({ module }) => manifest.knows(module))));
  const told = known.flatMap(({ imports, uses }) => {
    const telling = uses.filter(({ role }) => TELLING.has(role));
    return telling.flatMap(({ path }) => imports.flatMap(({ binds }) => binds.map(({ module, path: bound }) => ({ module, path: [...bound, ...path] }))));
  });
  const entries = told.length === 0 ? [] : manifest.symbols.filter(({ home, construct }) => !construct && told.some((name) => sameName(name, home)));
  return entries.flatMap(({ deprecated }) => deprecated.filter((name) => isOwnClass(facts, name)).map(({ module }) => module));
}

const modulesToldApart = new WeakMap<Reach, ReadonlySet<string>>();

/** Whether what the old module makes or raises is told apart here by another of its names, which has to stay. */
export function isToldApart(reach: Reach, { name }: ReachedUse["reached"]): boolean {
  let modules = modulesToldApart.get(reach);
  if (!modules) {
    const foreign = reach.uses.filter((other) => !other.reached.construct && tellsForeignApart(reach, other));
    // What a star import brings may tell them apart, too.
    const stars = reach.imports.filter(({ import: { form } }) => form === "star");
    const loaded = reach.loaded.filter(({ use, reached }) => TELLING.has(use.role) && !reached.construct && areTwoClasses(reach, reached));
    modules = new Set([...[...foreign, ...stars, ...loaded].map(({ reached }) => reached.name.module), ...modulesOfTwins(reach)]);
    modulesToldApart.set(reach, modules);
  }
  if (handsOut(reach.facts, name.module, "keep")) return true;
  return modules.has(name.module) || reach.loaded.some(({ use, reached }) => reached.name.module === name.module && tellsByLoaded(use));
}

/** Objects are told apart, or the class is changed, by what an expression loads, which stays what it is. */
const tellsByLoaded = ({ role }: Use): boolean => role === "identity" || role === "write";

/** What the use gets, or tells apart, has to agree with what goes on coming from the old module. */
export function agreesWithOld(reach: Reach, reachedUse: ReachedUse): boolean {
  const { role } = reachedUse.use;
  return tellsForeignApart(reach, reachedUse) || (MAKING.has(role) && isToldApart(reach, reachedUse.reached));
}

/** How a use follows its deprecated import to the new home, or why it cannot. */
function follow(reach: Reach, reachedUse: ReachedUse, movedDouble: string | null): Move | Reason {
  const { variable, use, reached, length, certain } = reachedUse;
  if (reached.kind === "removed" || !reached.home) return "removed";
  if (!certain) return "ambiguous-binding";
  if (use.role === "write") return "unsupported-syntax";
  if (reached.home.path.length === 0) return "passed-as-value";
  if (isReplaced(reach, reachedUse, movedDouble)) return "mocked-module";
  const reason = (reached.construct && heldBack(reach, reachedUse)) ?? misfit(reach, reachedUse);
  if (reason) return reason;
  const renames = length === 0 && reached.home.path[0] !== variable.name && !keepsName(reach, variable);
  if (renames && use.role !== "annotation" && isReadElsewhere(variable)) return "re-exported";
  if (agreesWithOld(reach, reachedUse)) return "tied-by-identity";
  if (!use.replace(length, reached.home.path.join("."))) return use.role === "export" ? "re-exported" : "unsupported-syntax";
  const interchangeable = isInterchangeable(reach, reached);
  const owner = ownerOf(reachedUse, reached.home);
  return { variable, use, home: reached.home, length, interchangeable, owner, write: (expression) => use.replace(length, expression) };
}

/** Whether it matters to the use which of two equal objects it gets. */
const tellsApart = ({ use, rest }: ReachedUse): boolean =>
  rest.length > 0 || ["identity", "call", "base", "value", "keep", "write"].includes(use.role);

/**
 * What becomes of several uses: those that tell objects apart move with all that make them, or not at all. `movedDouble`: the module whose
 * test doubles move along.
 */
export function followTogether(reach: Reach, uses: readonly ReachedUse[], movedDouble: string | null = null): Map<ReachedUse, Move | Reason> {
  const outcomes = new Map(uses.map((reachedUse) => [reachedUse, follow(reach, reachedUse, movedDouble)]));
  for (const company of new Set(uses.map(({ reached }) => companyOf(reach, reached)))) {
    const [member] = company?.uses ?? [];
    if (!company || !member) continue;
    if (!company.isTied && !(company.isKept && areTwoClasses(reach, member.reached))) continue;
    const tied = company.uses.filter(tellsApart);
    const moves = tied.map((other) => [other, outcomes.get(other) ?? follow(reach, other, movedDouble)] as const);
    const isStuck = moves.some(([other, move]) => typeof move === "string" || handsOut(reach.facts, other.reached.name.module));
    for (const [other, move] of moves) {
      const isAsked = outcomes.has(other);
      if (!isStuck) outcomes.set(other, move);
      else if (isAsked && typeof move !== "string") outcomes.set(other, "tied-by-identity");
    }
  }
  return outcomes;
}
