/**
 * Holds trees and scopes against CPython's own, whole: `npm run verify:python -- [DIR…]`, for every file of the standard
 * library and of the directories. `PYTHON` names the interpreter, `python3` if it is unset. Exits with 1 where anything
 * differs, or where we reject what CPython accepts.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { parse } from "../../../../src/languages/python/parse";
import { askCPython, libraryOf, minorVersion, type Answer } from "./cpython";
import { compareScopes } from "./scopes";
import { compareTrees } from "./trees";

/** How many differences are printed of each kind. */
const PRINTED = Number(process.env.PRINTED ?? 20);

const decoder = new TextDecoder("utf-8", { fatal: true });

class Report {
  readonly #counts = new Map<string, number>();

  count(what: string, more = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + more);
  }

  /** Counts one thing, and prints it if it is among the first of its kind. */
  note(what: string, text: string): void {
    this.count(what);
    const count = this.of(what);
    if (count <= PRINTED) process.stdout.write(`${what}: ${text}\n`);
    else if (count === PRINTED + 1) process.stdout.write(`${what}: …\n`);
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  table(): string {
    const width = Math.max(...[...this.#counts.keys()].map((what) => what.length));
    return [...this.#counts].map(([what, count]) => `${what.padEnd(width)}  ${count.toLocaleString("en").padStart(12)}\n`).join("");
  }
}

function sourcesBelow(directory: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && entry.name.endsWith(".py") && !path.includes(`${sep}site-packages${sep}`)) found.push(path);
  }
  return found.sort();
}

function textOf(path: string): string | null {
  try {
    return decoder.decode(readFileSync(path));
  } catch {
    return null;
  }
}

function judge(path: string, answer: Answer, minor: number, report: Report): void {
  report.count("files");
  const text = textOf(path);
  if (text === null) return report.note("refused, as it is not UTF-8", path);
  const ours = parse(text);
  if (!ours.ok) {
    const place = `${path}:${ours.line}:${ours.column + 1} ${ours.message}`;
    return "error" in answer ? report.count("rejected by both") : report.note("REJECTED BY US", place);
  }
  if ("error" in answer) return report.note("rejected by CPython", `${path} ${answer.error}`);
  const trees = compareTrees(answer.tree, ours.module, text, minor);
  report.count("trees compared");
  report.count("nodes compared", trees.nodes);
  report.count("strings that keep the names of characters", trees.named);
  for (const difference of trees.differences) report.note("TREE DIFFERENCES", `${path}:${difference}`);
  if (answer.scope === null) return report.count("scopes that this version of CPython does not show");
  const scopes = compareScopes(answer.scope, ours.module, minor);
  report.count("scopes compared", scopes.scopes);
  report.count("names compared", scopes.names);
  for (const difference of scopes.differences) report.note("SCOPE DIFFERENCES", `${path}:${difference}`);
}

const python = process.env.PYTHON ?? "python3";
const minor = minorVersion(python);
if (minor === null) throw new Error(`${python} cannot be run.`);
const paths = [libraryOf(python), ...process.argv.slice(2)].flatMap((directory) => sourcesBelow(resolve(directory)));
const report = new Report();
let done = 0;
for await (const answer of askCPython(paths, python)) {
  judge(paths[done++]!, answer, minor, report);
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${paths.length} files`);
  else if (done % 500 === 0) process.stderr.write(`${done} of ${paths.length} files\n`);
}
const failures = ["REJECTED BY US", "TREE DIFFERENCES", "SCOPE DIFFERENCES"];
for (const failure of failures) report.count(failure, 0);
process.stdout.write(`\nCPython 3.${minor}\n${report.table()}`);
process.exitCode = failures.some((failure) => report.of(failure) > 0) ? 1 : 0;
