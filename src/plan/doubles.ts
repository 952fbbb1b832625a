import type { Edit, Mention, QualifiedName } from "../facts";
import { followTogether } from "./follow";
import { readHome } from "./home";
import { mustStay } from "./moves";
import { outcomeOf, repair, type Outcome } from "./outcome";
import { isDoubled, reachBy, type Reach } from "./reach";
import type { Reached, ReachedImport } from "./reached";

/** A module whose test doubles may move, and where to. */
interface Moving {
  readonly module: string;
  readonly home: string;
}

const names = ({ names: all }: Pick<Mention, "names">, module: string): boolean =>
  all.some((name) => name.path.length === 0 && name.module === module);

/** The new home of something whose place a double can take as before. */
function homeOf({ facts }: Reach, { kind, home, construct, namesake }: Reached): QualifiedName | null {
  if (kind !== "deprecated" || !home || construct || home.path.length !== 1) return null;
  return readHome(facts, home, namesake).state === "absent" ? null : home;
}

/** The edits of all doubles of the module, and of what takes over the rest of the real one; null where one cannot move. */
function moveMentions(reach: Reach, { module, home }: Moving): readonly Edit[] | null {
  const edits: Edit[] = [];
  for (const mention of reach.facts.mentions) {
    if (!names(mention, module) || mention.purpose === "pointer" || mention.use?.typeOnly) continue;
    let own: readonly Edit[] | null = null;
    if (mention.double) {
      const renamed = mention.double.members.map(({ name }) => [name, reachBy(reach, mention.names, [name])?.reached.home?.path[0] ?? name] as const);
      own = mention.double.move(home, new Map(renamed));
    } else if (mention.purpose === "load" && !mention.unseen) {
      const read = mention.use?.path.length ? reachBy(reach, mention.names, mention.use.path) : null;
      const target = read && homeOf(reach, read.reached);
      if (target?.module === home) own = mention.replace(target, read?.length ?? 0);
      else if (!mention.use?.path.length) own = mention.replace({ module: home, path: [] }, 0);
    }
    if (!own) return null;
    edits.push(...own);
  }
  return edits;
}

/** What the file imports from the module, if all of it moves to one home. */
function importsOf(reach: Reach, module: string): readonly ReachedImport[] | null {
  const all = [...reach.facts.variables.flatMap(({ imports }) => imports), ...reach.facts.unbound];
  const own = all.filter((imported) => imported.names.some((name) => name.module === module));
  const found = reach.imports.filter((reached) => own.includes(reached.import));
  const movable = found.every(({ import: { form, opaque }, variable }) => form === "name" && !opaque && variable && !variable.rebound);
  return movable && found.length === own.length ? found : null;
}

/** Code elsewhere gets the names from the old module itself, whose double would be gone. */
function servesOthers({ facts }: Reach, module: string, members: readonly string[]): boolean {
  const reading = facts.module(module);
  if (reading.state !== "read") return false;
  return members.some((name) => {
    const definition = reading.definition(name);
    return definition !== null && !definition.imported;
  });
}

/**
 * Moves the test doubles of a module together with all that the file takes from it: each member of a double has to live in the
 * new home, and each use has to go there. Null where that is not so.
 */
export function planDouble(reach: Reach, module: string): Outcome | null {
  const doubles = reach.facts.mentions.filter((mention) => mention.purpose === "mock" && names(mention, module));
  const imports = importsOf(reach, module);
  if (doubles.length === 0 || !imports || !doubles.every(({ double }) => double)) return null;
  const members = doubles.flatMap(({ double, names: own }) => double?.members.map(({ name }) => ({ name, found: reachBy(reach, own, [name]) })) ?? []);
  const reached = [...members.map(({ found }) => found?.reached ?? null), ...imports.map((found) => found.reached)];
  const homes = new Set(reached.map((one) => (one && homeOf(reach, one)?.module) ?? null));
  const [home] = homes;
  if (!home || homes.size > 1 || isDoubled(reach.facts, home)) return null;
  const variables = new Set(imports.flatMap(({ variable }) => variable ?? []));
  const uses = reach.uses.filter(({ variable }) => variables.has(variable));
  const outcomes = [...followTogether(reach, uses, module).values()];
  const moves = outcomes.filter((outcome) => typeof outcome !== "string");
  const whole = [...variables].every((variable) => variable.uses.every((use) => moves.some((move) => move.use === use)) && mustStay(reach, variable, true) === null);
  if (!whole || moves.length < outcomes.length) return null;
  const unused = imports.flatMap(({ variable, reached: { home: to } }) => (variable && to && variable.uses.length === 0 ? [{ variable, home: to, interchangeable: true }] : []));
  const moved = repair(reach, moves, unused);
  const edits = moveMentions(reach, { module, home });
  if (moved.kind !== "fix" || !edits) return null;
  const all = [...moved.edits, ...edits];
  if (reach.manifest.strings !== "fix") return { kind: "suggest", deed: "name", edits: all, reason: "strings-setting" };
  const isAlone = imports.length === 0 || servesOthers(reach, module, members.map(({ name }) => name));
  return isAlone ? { kind: "suggest", deed: "name", edits: all, reason: "mocked-module" } : outcomeOf(all);
}
