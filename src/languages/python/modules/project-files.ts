import { readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Project } from "./names";

const SKIPPED = new Set(["node_modules", "__pycache__", "site-packages"]);

/** All Python files below the working directory and the roots, but those of installed packages and hidden directories. */
export function projectFiles({ cwd, roots }: Project): string[] {
  const bases = [cwd, ...roots.map((root) => resolve(cwd, root))];
  // A base within another is found from there.
  const pending = bases.filter((base, index) =>
    bases.every((other, position) => position === index || !isWithin(base, other) || (base === other && index < position)),
  );
  const outermost = [...pending];
  const linked = new Set<string>();
  const files: string[] = [];
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    const entries = entriesOf(directory);
    if (entries.some(({ name }) => name === "pyvenv.cfg")) continue;
    for (const entry of entries) {
      if (entry.name.startsWith(".") || SKIPPED.has(entry.name)) continue;
      const path = `${directory}/${entry.name}`;
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isSymbolicLink()) followLink(path);
      else if (isSource(path)) files.push(path);
    }
  }
  return files;

  function followLink(path: string): void {
    try {
      if (!statSync(path).isDirectory()) {
        if (isSource(path)) files.push(path);
        return;
      }
      const target = realpathSync(path);
      if (linked.has(target) || outermost.some((base) => isWithin(target, base))) return;
      linked.add(target);
      pending.push(target);
    } catch {
      // A link to nowhere, or a loop.
    }
  }
}

function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isSource(path: string): boolean {
  return path.endsWith(".py") || path.endsWith(".pyi");
}

function isWithin(path: string, base: string): boolean {
  const way = relative(base, path);
  return way === "" || !(way.startsWith("..") || way === join(base, way));
}
