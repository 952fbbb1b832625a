import { dirname, join } from "node:path";
import { FileCache } from "./files";

const dependencies = new FileCache<ReadonlySet<string>>(200);

/** Whether the package that `file` belongs to depends on one of `names`. */
export function packageDependsOn(file: string, names: readonly string[]): boolean {
  for (let directory = dirname(file); ; directory = dirname(directory)) {
    const found = dependencies.read(join(directory, "package.json"), readDependencies);
    if (found) return names.some((name) => found.has(name));
    if (dirname(directory) === directory) return false;
  }
}

/** The names of what a package needs to run or to be built. */
function readDependencies(text: string): ReadonlySet<string> {
  const manifest = entriesOf(parse(text));
  const lists = ["dependencies", "devDependencies", "peerDependencies"].map((key) => entriesOf(manifest.get(key)));
  return new Set(lists.flatMap((list) => [...list.keys()]));
}

/** What cannot be read says nothing. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const entriesOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
