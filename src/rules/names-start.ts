import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Surroundings } from "../facts";

const CONFIGURATIONS = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((extension) => `eslint.config.${extension}`);

const known = new Map<string, string>();

/** The directory of the configuration that ESLint takes where it runs in `cwd`; `cwd` itself where its repository has none. */
function configuredAt(cwd: string): string {
  let found = known.get(cwd);
  if (found === undefined) known.set(cwd, (found = findUp(cwd) ?? cwd));
  return found;
}

function findUp(directory: string): string | null {
  if (CONFIGURATIONS.some((name) => existsSync(join(directory, name)))) return directory;
  const above = dirname(directory);
  return above === directory || existsSync(join(directory, ".git")) ? null : findUp(above);
}

type Start = Pick<Surroundings, "cwd" | "roots">;

const starts = new WeakMap<readonly string[], Map<string, Start>>();

/**
 * Where the names of a manifest start: at its roots in the working directory. Where ESLint was started below its configuration they start
 * beside that as well, for there the manifest was written.
 */
export function whereNamesStart(cwd: string, roots: readonly string[]): Start {
  let known = starts.get(roots);
  if (!known) starts.set(roots, (known = new Map<string, Start>()));
  let start = known.get(cwd);
  if (!start) known.set(cwd, (start = findStart(cwd, roots)));
  return start;
}

function findStart(cwd: string, roots: readonly string[]): Start {
  const top = configuredAt(cwd);
  if (top === cwd) return { cwd, roots };
  const below = roots.map((root) => relative(top, resolve(cwd, root)).split(sep).join("/"));
  return { cwd: top, roots: [...new Set([...below, ...roots])] };
}
