import type { Edit } from "../facts";
import { compose, type Move, type UnusedName, type Work } from "./moves";
import type { Reach } from "./reach";
import type { Reason } from "./reasons";

/** What a suggestion does: calls the new factory, names the new home, or makes one instance for each call. */
export type Deed = "call" | "name" | "isolate";

/** What becomes of a finding. A suggestion says why it is no fix. */
export type Outcome =
  | { readonly kind: "fix"; readonly edits: readonly Edit[]; readonly work?: Work }
  | { readonly kind: "suggest"; readonly deed: Deed; readonly edits: readonly Edit[]; readonly reason: Reason }
  | { readonly kind: "choose"; readonly choices: readonly Choice[]; readonly reason: Reason }
  | { readonly kind: "blocked"; readonly reason: Reason };

/** One of several repairs that somebody has to choose from, by what it writes. */
interface Choice {
  readonly name: string;
  readonly edits: readonly Edit[];
}

export const blocked = (reason: Reason): Outcome => ({ kind: "blocked", reason });

export const outcomeOf = (edits: readonly Edit[] | Reason): Outcome =>
  typeof edits === "string" ? blocked(edits) : { kind: "fix", edits };

/** The repair that moves uses, or gives up names without any. */
export function repair(reach: Reach, moves: readonly Move[], unused: readonly UnusedName[] = []): Outcome {
  const work: Work = { moves, unused };
  const edits = compose(reach, work);
  return typeof edits === "string" ? blocked(edits) : { kind: "fix", edits, work };
}

/** More names of one scope than this are repaired together. */
const MOST_APART = 3;

/**
 * Puts repairs together where there are many. ESLint runs ten passes at the most, and of fixes that meet, as those of one
 * block of imports do, it applies one in each.
 */
export function combine<Item extends { readonly outcome: Outcome }>(reach: Reach, items: readonly Item[]): Item[] {
  const works = items.flatMap(({ outcome }) => (outcome.kind === "fix" && outcome.work ? [outcome.work] : []));
  const moves = new Map(works.flatMap((work) => work.moves).map((move) => [move.use, move]));
  const unused = new Map(works.flatMap((work) => work.unused).map((name) => [name.variable, name]));
  const variables = new Set([...[...moves.values()].map(({ variable }) => variable), ...unused.keys()]);
  if (variables.size - new Set([...variables].map(({ scope }) => scope)).size < MOST_APART) return [...items];
  const together = repair(reach, [...moves.values()], [...unused.values()]);
  if (together.kind !== "fix") return [...items];
  return items.map((item) => (item.outcome.kind === "fix" && item.outcome.work ? { ...item, outcome: together } : item));
}
