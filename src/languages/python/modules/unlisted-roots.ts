import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { findModule, isPackage, moduleNames, type Project } from "./names";
import { projectFiles } from "./project-files";

/** The files of a project by the last segment of the modules that they may be. */
interface Listing {
  readonly files: ReadonlyMap<string, readonly string[]>;
  readonly freshUntil: number;
}

const MINIMUM_AGE = 5_000;
/** A listing stays fresh at least this many times as long as it took. */
const AGE_PER_COST = 20;

const CAPACITY = 8;
const listings = new Map<string, Listing>();

/**
 * The directory, relative to the working directory, below which the project holds a module that `roots` do not lead to: the module
 * itself or the package that it would be in. Null for what the project does not know. Looks at all names of files: ask last.
 */
export function unlistedRootOf(dotted: string, project: Project): string | null {
  const { files } = listingOf(project);
  const segments = dotted.split(".");
  const [top = "", last = ""] = [segments[0], segments.at(-1)];
  const whole = (files.get(last) ?? []).flatMap((file) => rootOf(file, segments) ?? []);
  const packages = (files.get(top) ?? []).filter(isPackage).flatMap((file) => rootOf(file, [top]) ?? []);
  const [nearest] = [...whole, ...packages].sort((a, b) => a.length - b.length);
  return nearest === undefined ? null : relative(project.cwd, nearest).split(sep).join("/");
}

/** The name of a file within the package around it, where no root leads to that package: whoever imports it goes by this name. */
export function unlistedName(filename: string, project: Project): readonly string[] {
  const file = resolve(project.cwd, filename);
  let root = dirname(file);
  while (isRegularPackage(root)) root = dirname(root);
  const names = moduleNames(file, { cwd: root, roots: ["."] }).filter((name) => name.includes("."));
  return names.filter((name) => findModule(name.split(".", 1).join(), project).kind === "outside");
}

/** The directory that the file would be imported from as the module; one within a package is none. */
function rootOf(file: string, segments: readonly string[]): string | null {
  const path = isPackage(file) ? dirname(file) : file.replace(/\.pyi?$/, "");
  const tail = segments.join(sep);
  if (!path.endsWith(sep + tail)) return null;
  const root = path.slice(0, -tail.length - 1);
  return isRegularPackage(root) ? null : root;
}

const isRegularPackage = (directory: string): boolean => ["__init__.py", "__init__.pyi"].some((name) => existsSync(join(directory, name)));

function listingOf(project: Project): Listing {
  const key = JSON.stringify([project.cwd, project.roots]);
  const known = listings.get(key);
  const start = Date.now();
  if (known && start < known.freshUntil) return known;
  const files = new Map<string, string[]>();
  for (const file of projectFiles(project)) {
    const segment = isPackage(file) ? basename(dirname(file)) : basename(file).replace(/\.pyi?$/, "");
    const others = files.get(segment);
    if (others) others.push(file);
    else files.set(segment, [file]);
  }
  const end = Date.now();
  const listing = { files, freshUntil: end + Math.max(MINIMUM_AGE, AGE_PER_COST * (end - start)) };
  const [oldest] = listings.keys();
  if (listings.size >= CAPACITY && oldest !== undefined) listings.delete(oldest);
  listings.set(key, listing);
  return listing;
}
