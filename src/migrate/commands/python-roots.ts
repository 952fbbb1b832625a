import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parse } from "smol-toml";

/** Directories whose packages nobody imports from elsewhere. */
const ASIDE = /(?:^|\/)(?:tests?|testing|docs?|examples?|fixtures|benchmarks?|migrations)(?:\/|$)/;

/**
 * The directories of a project, other than itself, from where its Python files import one another: those that hold packages, that are
 * called `src`, or that `pyproject.toml` names.
 */
export function pythonRoots(cwd: string, files: readonly string[]): readonly string[] {
  const packages = new Set(files.filter((file) => /(?:^|\/)__init__\.pyi?$/.test(file)).map((file) => posix.dirname(file)));
  const holders = [...packages].map((directory) => {
    let root = directory;
    while (packages.has(root) && root !== ".") root = posix.dirname(root);
    return root;
  });
  const sources = files.flatMap((file) => {
    const directory = /^(?:.*\/)?src(?=\/)/.exec(file)?.[0];
    return directory === undefined || packages.has(directory) ? [] : [directory];
  });
  const named = namedRoots(cwd).filter((root) => root !== "." && existsSync(join(cwd, root)));
  return [...new Set([...holders, ...sources, ...named])].filter((root) => root !== "." && !ASIDE.test(root)).sort();
}

/** What `pyproject.toml` says of setuptools and Poetry. */
function namedRoots(cwd: string): string[] {
  const content = readProject(join(cwd, "pyproject.toml"));
  const setuptools = read(read(content, "tool"), "setuptools");
  const where = read(read(read(setuptools, "packages"), "find"), "where");
  const packages = read(read(read(content, "tool"), "poetry"), "packages");
  const found = [read(read(setuptools, "package-dir"), ""), ...listed(where), ...listed(packages).map((one) => read(one, "from"))];
  return found.flatMap((root) => (typeof root === "string" && !root.startsWith("/") && !root.startsWith("..") ? [posix.normalize(root).replace(/\/$/, "")] : []));
}

const read = (table: unknown, key: string): unknown => (typeof table === "object" && table !== null ? Reflect.get(table, key) : undefined);

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Null for a file that is not there, or cannot be read. */
function readProject(path: string): unknown {
  try {
    return parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
