import path from "node:path";
import type { Linter } from "eslint";
import { Fixer, type Fixed } from "./fixes";
import type { Answer, Interpreter, Trace } from "./interpreter";
import { withProject } from "./project";

/** A program of several files, and the modules that run it. */
export interface Program {
  readonly files: Readonly<Record<string, string>>;
  /** The files that were generated; the others are stubs. */
  readonly written: readonly string[];
  readonly entries: readonly string[];
  /** How ESLint reads its files, and what the rules are told. */
  readonly config: Linter.Config;
}

/** The text of a program's own files, for people to read. */
export function describe({ files, written }: Program): string {
  return written.map((name) => `# ${name}\n${files[name] ?? ""}`).join("\n");
}

/** How often each thing was seen, so that a run can tell whether it saw anything. */
export class Counts {
  programs = 0;
  fixed = 0;
  fixes = 0;
  executions = 0;
  readonly reasons = new Map<string, number>();

  add(fixed: readonly Fixed[], executions: number): void {
    this.programs += 1;
    this.executions += executions;
    const own = fixed.flatMap(({ first }) => first);
    const fixes = own.filter(({ fix }) => fix).length;
    this.fixes += fixes;
    if (fixes > 0) this.fixed += 1;
    for (const { message } of own) {
      const reason = /Not repaired here \(([\w-]+)\)/.exec(message)?.[1] ?? "fix";
      this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    }
  }
}

interface Variant {
  readonly how: string;
  readonly changed: Readonly<Record<string, string>>;
}

function fixAll({ written, config }: Program, files: Readonly<Record<string, string>>): Map<string, Fixed> {
  return withProject(files, (directory) => {
    const fixer = new Fixer(directory, config);
    return new Map(written.map((name) => [name, fixer.fix(files[name] ?? "", path.join(directory, name))]));
  });
}

/** All files as the whole repair leaves them. */
const finals = (fixed: ReadonlyMap<string, Fixed>): Record<string, string> =>
  Object.fromEntries([...fixed].map(([name, { final }]) => [name, final]));

/** Every combination of fixes once, as whole programs. */
function variantsOf(fixed: ReadonlyMap<string, Fixed>): Variant[] {
  const variants: Variant[] = [];
  for (const [name, { variants: own }] of fixed) {
    for (const { how, text } of own) variants.push({ how: `${name}: ${how}`, changed: { [name]: text } });
  }
  variants.push({ how: "everything", changed: finals(fixed) });
  const seen = new Set<string>();
  return variants.filter(({ changed }) => {
    const key = JSON.stringify(changed);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

const isTrace = (answer: Answer): answer is Trace => "events" in answer;

/** The local interpreter does not know the syntax of a file. */
const isBroken = ({ events }: Trace): boolean => events.some(([what, kind]) => what === "not imported" && kind === "'SyntaxError'");

/** How two runs differ; where the old class was given no user, the new one may have been given the right one. */
function difference(before: Trace, after: Answer): string | null {
  if (!isTrace(after)) return after.failure;
  const length = Math.max(before.events.length, after.events.length);
  for (let index = 0; index < length; index++) {
    const [old, now] = [before.events[index], after.events[index]];
    const isGiven = old?.[0] === "made" && old[4] === "omitted" && now?.[4] === "user";
    const expected = isGiven ? [...old.slice(0, 4), "user"] : old;
    // What is made by the new class now is an object of it, which nothing was before.
    const isNewKind = old?.[0] === "is" && now?.[0] === "is" && /^false$/i.test(String(old[1])) && /^true$/i.test(String(now[1]));
    if (!isNewKind && JSON.stringify(expected) !== JSON.stringify(now)) {
      // Where a name was missing all along, the program said nothing that a repair could keep.
      if (old?.[0] === "raised" && /^'(?:NameError|ImportError)'$/.test(String(old[1]))) return null;
      return `event ${index}: ${JSON.stringify(old)} became ${JSON.stringify(now)}`;
    }
  }
  return null;
}

/** The places whose construction the first pass repairs, by the mark of their first argument. */
function claimedSites(name: string, text: string, { first }: Fixed): string[] {
  const lines = text.split(/\r?\n/);
  return first.flatMap(({ messageId, fix, line, column }) => {
    if (messageId !== "deprecatedConstructor" || !fix) return [];
    const rest = [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join("\n");
    const site = /^[^()]*\([^()]*n\("[rbc](\d+_\d+)/.exec(rest)?.[1];
    return site === undefined ? [] : [`${name} r${site}`];
  });
}

/** Runs a program before and after all fixes; the first thing that is wrong, or null. */
export async function check(program: Program, interpreter: Interpreter, counts: Counts): Promise<string | null> {
  const { files, entries } = program;
  const fixed = fixAll(program, files);
  const variants = variantsOf(fixed);
  const repaired = { ...files, ...finals(fixed) };
  const again = [...fixed.values()].some(({ passes }) => passes > 0) ? fixAll(program, repaired) : fixed;
  variants.push({ how: "a second run", changed: finals(again) });
  const parse = [...fixed].flatMap(([name, { suggested }]) => suggested.map((text) => [name, text] as const));
  const [before, ...answers] = await interpreter.run({
    files, entries, parse, variants: [{}, ...variants.map(({ changed }) => changed)],
  });
  counts.add([...fixed.values()], variants.length + 1);
  if (!before || !isTrace(before)) return `the program itself: ${JSON.stringify(before)}`;
  for (const [name, { passes, final }] of fixed) {
    if (passes >= 10) return `${name}: not done after ten passes\n${final}`;
  }
  for (const [index, answer] of answers.entries()) {
    const variant = variants[index];
    if (!variant && isBroken(before)) continue;
    if (!variant) return `a suggestion cannot be parsed: ${JSON.stringify(answer)}\n${parse[index - variants.length]?.[1] ?? ""}`;
    const found = difference(before, answer);
    if (found !== null) return `${variant.how}: ${found}\n${show(variant.changed)}`;
  }
  const whole = answers[variants.findIndex(({ how }) => how === "everything")];
  if (entries.length === 1 && whole && isTrace(whole)) {
    for (const [name, own] of fixed) {
      // Of two fixes that meet, the first one may leave no way for the other.
      if (own.remaining.some(({ messageId }) => messageId === "deprecatedConstructorBlocked")) continue;
      const site = claimedSites(name, files[name] ?? "", own).find((claimed) => whole.old.includes(claimed.split(" ")[1] ?? ""));
      if (site !== undefined) return `still made by the old class: ${site}\n${own.final}`;
    }
    const isClean = [...fixed.values()].every(({ remaining }) => remaining.length === 0);
    if (isClean && whole.old.length > 0) return `nothing is reported, and the old class is used: ${whole.old.join(", ")}\n${show(finals(fixed))}`;
  }
  return null;
}

const show = (changed: Readonly<Record<string, string>>): string =>
  Object.entries(changed).map(([name, text]) => `--- ${name}\n${text}`).join("\n");
