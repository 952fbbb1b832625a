import { sameName, type Edit, type Import, type ImportAddition, type QualifiedName, type Use, type Variable } from "../facts";
import { formatId } from "../manifest";
import { groupBy } from "../group-by";
import { importable, keepsName, provideName } from "./names";
import { audienceOf, isReadElsewhere, type Reach } from "./reach";
import { type ReachedUse } from "./reached";
import type { Reason } from "./reasons";

/** A use that is to mean `home` from now on. */
export interface Move {
  readonly variable: Variable;
  readonly use: Use;
  readonly home: QualifiedName;
  /** How many attributes of the use belong to what moves; with none, the variable itself is what moves. */
  readonly length: number;
  /** Whoever else takes the old name from here is served by the new one as well. */
  readonly interchangeable: boolean;
  /** How the use reaches the module of `home` as it is, as in `module.old`; null where it has to be imported. */
  readonly owner: string | null;
  /** The edits once it is known how the file names `home`; null where they cannot be made without loss. */
  write(expression: string): readonly Edit[] | null;
}

/** Where the name of a variable goes that has no uses. */
export type UnusedName = Pick<Move, "variable" | "home" | "interchangeable">;

/** What one repair does, so that repairs can be put together. */
export interface Work {
  readonly moves: readonly Move[];
  readonly unused: readonly UnusedName[];
}

interface Change {
  readonly edits: readonly Edit[];
  readonly drop: readonly Import[];
  readonly add: readonly ImportAddition[];
}

/** See {@link Move.owner}. */
export function ownerOf({ variable, use, length, reached: { name } }: ReachedUse, home: QualifiedName): string | null {
  const inPlace = length > 0 && name.module === home.module && name.path.length === 1;
  return inPlace ? [variable.name, ...use.path.slice(0, length - 1)].join(".") : null;
}

/** Writes moves that need no import. */
function moveInPlace(moves: readonly Move[]): Change | Reason {
  const edits: Edit[] = [];
  for (const move of moves) {
    const written = move.owner === null ? null : move.write([move.owner, ...move.home.path].join("."));
    if (!written) return "unsupported-syntax";
    edits.push(...written);
  }
  return { edits, drop: [], add: [] };
}

/** Writes moves of one variable that need the same import. `replaces` frees the variable's own name for it. */
function moveTo(reach: Reach, name: UnusedName, moves: readonly Move[], replaces: boolean): Change | Reason {
  const { variable, home } = name;
  const [former, another] = new Set(moves.map(({ use, length }) => use.path[length - 1] ?? variable.name));
  const named = { former: another === undefined ? (former ?? null) : null, replaces };
  const provision = provideName(reach, { home, variable, uses: moves.map(({ use }) => use), ...named });
  if (typeof provision === "string") return provision;
  // Code elsewhere may replace the name under which these uses look for it.
  const renames = provision.local !== variable.name && moves.some(({ length, use }) => length === 0 && use.role !== "annotation");
  if (renames && keepsName(reach, variable) && isReadElsewhere(variable)) return "re-exported";
  const edits: Edit[] = [];
  for (const move of moves) {
    const written = move.write([provision.local, ...move.home.path.slice(1)].join("."));
    if (!written) return "unsupported-syntax";
    edits.push(...written);
  }
  return { edits, drop: [], add: provision.add };
}

/** Other code of the file reaches into a module, or looks it up by name, that only the imports of this variable load. */
function loadsForOthers({ uses, facts }: Reach, { imports }: Variable): boolean {
  const loads = (imported: readonly Import[], module: string): boolean =>
    imported.some(({ names }) => names.some((name) => name.module === module));
  const isLookedUp = facts.mentions.some(({ purpose, names }) => {
    return purpose === "look-up" && names.some(({ module }) => loads(imports, module));
  });
  return isLookedUp || uses.some(({ variable: other, reached: { name } }) => {
    return other.imports !== imports && loads(imports, name.module) && !loads(other.imports, name.module);
  });
}

/**
 * Why the old import has to stay when nothing here uses its name any more; null where it may go. `isSame`: what takes its
 * place has the same name and serves whoever takes it from here.
 */
export function mustStay(reach: Reach, variable: Variable, isSame: boolean): Reason | null {
  if (loadsForOthers(reach, variable)) return "in-use";
  return isSame || audienceOf(variable) === "private" ? null : "re-exported";
}

/** One import takes the place of the other, and its variable with it. */
function replaceVariable(reach: Reach, name: UnusedName, moves: readonly Move[]): Change | Reason {
  const { variable } = name;
  const change = moveTo(reach, name, moves, true);
  if (typeof change === "string") return mustStay(reach, variable, false) ?? change;
  const keepsName = change.add.some(({ local }) => local === variable.name);
  const reason = mustStay(reach, variable, keepsName && name.interchangeable);
  return reason ?? { ...change, drop: variable.imports };
}

/** The uses go, each to its home; the variable goes with the last of them. */
function leaveVariable(reach: Reach, variable: Variable, moves: readonly Move[]): Change | Reason {
  const changes: Change[] = [];
  for (const group of groupBy(moves, ({ home, owner }) => (owner === null ? formatId(importable(home)) : null)).values()) {
    const change = group[0].owner === null ? moveTo(reach, group[0], group, false) : moveInPlace(group);
    if (typeof change === "string") return change;
    changes.push(change);
  }
  const moved = new Set(moves.map(({ use }) => use));
  // An export that moved keeps the name by which others know it.
  const exports = moves.some(({ use }) => use.role === "export");
  const last = moves.every(({ owner }) => owner === null) && variable.uses.every((use) => moved.has(use)) && (exports || !mustStay(reach, variable, false));
  return {
    edits: changes.flatMap(({ edits }) => edits),
    drop: last ? variable.imports : [],
    add: changes.flatMap(({ add }) => add),
  };
}

function moveVariable(reach: Reach, variable: Variable, moves: readonly Move[]): Change | Reason {
  const [first] = moves;
  const moved = new Set(moves.map(({ use }) => use));
  const whole = variable.uses.every((use) => moved.has(use)) && moves.every(({ length }) => length === 0);
  const oneHome = new Set(moves.map(({ home }) => formatId(importable(home)))).size === 1;
  if (first && whole && oneHome) {
    const change = replaceVariable(reach, { ...first, interchangeable: moves.every((move) => move.interchangeable) }, moves);
    if (change !== "re-exported" && change !== "in-use") return change;
    const left = leaveVariable(reach, variable, moves);
    // The name is taken by the variable itself.
    return left === "name-taken" && first.home.path[0] === variable.name ? change : left;
  }
  return leaveVariable(reach, variable, moves);
}

/** Without additions that another one beside it makes already. */
function withoutTwins(additions: readonly ImportAddition[]): ImportAddition[] {
  return additions.filter(({ target, local, beside }, index) => {
    const earlier = additions.slice(0, index).filter((other) => other.local === local && sameName(other.target, target));
    return !earlier.some((other) => other.beside.accompanies(beside));
  });
}

/** Imports in whose place another fix may bring the same name: of the two, one waits. */
function rivals({ imports }: Reach, add: readonly ImportAddition[]): Import[] {
  return imports.flatMap(({ import: imported, reached: { home, construct } }) => {
    const brought = [home, construct?.factory?.kind === "function" ? construct.factory.name : null].map((name) => name && importable(name));
    const isRival = add.some(({ target, beside }) => {
      return brought.some((name) => name && sameName(name, target)) && (imported.accompanies(beside) || beside.accompanies(imported));
    });
    return isRival ? [imported] : [];
  });
}

/** The edits of all changes, with the statements that they rely on kept as they are. */
function finish(reach: Reach, changes: readonly Change[], relied: readonly Use[]): readonly Edit[] | Reason {
  const { facts } = reach;
  const drop = changes.flatMap((change) => change.drop);
  const add = changes.flatMap((change) => change.add);
  const imports = drop.length + add.length > 0 ? facts.rewriteImports(drop, withoutTwins(add)) : [];
  if (!imports) return "unsupported-syntax";
  const kept = new Set([...relied, ...drop, ...add.map(({ beside }) => beside), ...rivals(reach, add)]);
  return [...[...kept].map((fact) => fact.keep()), ...imports, ...changes.flatMap(({ edits }) => edits)];
}

/** All edits by which the work happens together, or why it cannot. */
export function compose(reach: Reach, { moves, unused }: Work): readonly Edit[] | Reason {
  const changes: Change[] = [];
  const relied: Use[] = [];
  for (const name of unused) {
    const change = replaceVariable(reach, name, []);
    if (typeof change === "string") return change;
    changes.push(change);
  }
  for (const [variable, group] of groupBy(moves, (move) => move.variable)) {
    const change = moveVariable(reach, variable, group);
    if (typeof change === "string") return change;
    changes.push(change);
    // Two fixes that each leave one use to the other would together leave an unused import: the last one waits.
    const moved = new Set(group.map(({ use }) => use));
    const [earlier] = variable.uses.filter((use) => !moved.has(use));
    if (earlier && change.drop.length === 0 && moved.has(variable.uses.at(-1) ?? earlier)) relied.push(earlier);
  }
  return finish(reach, changes, relied);
}
