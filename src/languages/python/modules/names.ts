import { statSync, type Stats } from "node:fs";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";

/** Where the modules of a project lie. */
export interface Project {
  /** The directory that `roots` are relative to. */
  readonly cwd: string;
  readonly roots: readonly string[];
}

const SOURCE = /\.pyi?$/;
const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

/** Whether the file is the `__init__` of a package, so that `from . import x` in it means the package itself. */
export function isPackage(filename: string): boolean {
  return basename(filename).replace(SOURCE, "") === "__init__";
}

/** Every dotted name by which a file under a root is imported; none for a file outside all roots. */
export function moduleNames(filename: string, { cwd, roots }: Project): string[] {
  if (!SOURCE.test(filename)) return [];
  const names = new Set<string>();
  for (const root of roots) {
    const path = relative(resolve(cwd, root), resolve(cwd, filename));
    if (isAbsolute(path)) continue;
    const segments = path.replace(SOURCE, "").split(sep);
    if (segments.at(-1) === "__init__") segments.pop();
    if (segments.length > 0 && segments.every((segment) => IDENTIFIER.test(segment))) names.add(segments.join("."));
  }
  return [...names];
}

/**
 * The absolute name of what a module imports by `level` dots and `module`; null where the dots lead out of its
 * top-level package.
 */
export function resolveRelative(
  level: number, module: string | null, currentModule: string, isCurrentPackage: boolean,
): string | null {
  if (level === 0) return module;
  const segments = currentModule.split(".");
  const kept = segments.length - (isCurrentPackage ? level - 1 : level);
  if (kept < 1 || currentModule === "") return null;
  return [...segments.slice(0, kept), ...(module ? [module] : [])].join(".");
}

/** The absolute name, if there is one, of a member that begins with the dots of its module. */
export function absoluteMember(dotted: string, currentModule: string, isCurrentPackage: boolean): string[] {
  const name = dotted.replace(/^\.+/, "");
  const absolute = resolveRelative(dotted.length - name.length, name, currentModule, isCurrentPackage);
  return absolute === null ? [] : [absolute];
}

/** Where a module of the project lies. */
export type ModulePlace =
  | { readonly kind: "file"; readonly path: string; readonly stats: Stats }
  /** A directory without `__init__`: a namespace package. */
  | { readonly kind: "namespace" }
  /** Its top-level package belongs to the project, but has no such module. */
  | { readonly kind: "missing" }
  | { readonly kind: "outside" };

/** Looks a module up under the roots, in their order, with Python's precedence: package, module, stub, namespace. */
export function findModule(dotted: string, { cwd, roots }: Project): ModulePlace {
  const segments = dotted.split(".");
  if (!segments.every((segment) => IDENTIFIER.test(segment))) return { kind: "outside" };
  let namespace = false;
  let known = false;
  for (const root of roots) {
    const base = resolve(cwd, root);
    const place = findUnder(base, segments);
    if (place?.kind === "file") return place;
    namespace ||= place !== null;
    known ||= place !== null || (segments.length > 1 && findUnder(base, segments.slice(0, 1)) !== null);
  }
  return { kind: namespace ? "namespace" : known ? "missing" : "outside" };
}

function findUnder(base: string, segments: readonly string[]): ModulePlace | null {
  const path = join(base, ...segments);
  for (const candidate of [join(path, "__init__.py"), `${path}.py`, join(path, "__init__.pyi"), `${path}.pyi`]) {
    const stats = statsOf(candidate);
    if (stats?.isFile()) return { kind: "file", path: candidate, stats };
  }
  return statsOf(path)?.isDirectory() && !isEnvironment(path) ? { kind: "namespace" } : null;
}

/** A virtual environment is no namespace package, whatever it is called. */
function isEnvironment(path: string): boolean {
  return statsOf(join(path, "pyvenv.cfg")) !== null;
}

/** Null for what does not exist or cannot be looked at, such as a loop of symbolic links. */
function statsOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

/** The place of a file for a message: relative to the working directory where it lies below. */
export function displayPath(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short.startsWith("..") || isAbsolute(short) ? path : short;
}
