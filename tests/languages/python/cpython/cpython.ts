import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import type { DumpedScope } from "./scopes";
import type { DumpedNode } from "./trees";

/** What CPython makes of a file. */
export type Answer =
  /** `scope` is null where this version of CPython hides or refuses it. */
  | { readonly tree: DumpedNode; readonly scope: DumpedScope | null }
  | { readonly error: string };

/** From the project's root: the tests run as CommonJS, the script does not, and a file's own place is told differently there. */
const DUMP = resolve("tests/languages/python/cpython/dump.py");

/** Asks a CPython for its tree and its scopes of files, in their order. */
export async function* askCPython(paths: readonly string[], python = "python3"): AsyncGenerator<Answer> {
  const child = spawn(python, ["-W", "ignore", DUMP], { stdio: ["pipe", "pipe", "inherit"] });
  const exit = once(child, "exit");
  child.stdin.on("error", () => undefined).end(paths.join("\n"));
  let answered = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    answered++;
    yield JSON.parse(line);
  }
  const [status]: (number | null)[] = await exit;
  if (answered < paths.length) throw new Error(`${python} ended with ${status} at ${paths[answered]}.`);
}

/** The minor version of a Python 3, null where there is none. */
export function minorVersion(python = "python3"): number | null {
  try {
    return Number(run(python, "import sys; print(sys.version_info[1])"));
  } catch {
    return null;
  }
}

/** Where the standard library lies. */
export function libraryOf(python = "python3"): string {
  return run(python, "import sysconfig; print(sysconfig.get_path('stdlib'))");
}

function run(python: string, code: string): string {
  return execFileSync(python, ["-c", code], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}
