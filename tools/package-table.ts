/** What a user installs with the package, as a table of the README. Needs the built plugin. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import manifest from "../package.json";

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
}

// What JSON.parse returns has no type of its own.
const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Readonly<Record<string, Locked>> };

/** Where npm finds `name` from the package at `place`: beside it, or in a directory above. */
function find(name: string, place: string): string | undefined {
  const candidate = `${place}${place === "" ? "" : "/"}node_modules/${name}`;
  if (candidate in packages) return candidate;
  return place === "" ? undefined : find(name, place.slice(0, Math.max(place.lastIndexOf("/node_modules/"), 0)));
}

/** The packages that `names` bring along, each once; peers are the user's own. */
function closure(names: readonly string[], place: string, found = new Set<string>()): Set<string> {
  for (const name of names) {
    const dependency = find(name, place);
    if (dependency === undefined || found.has(dependency)) continue;
    found.add(dependency);
    closure(Object.keys(packages[dependency]?.dependencies ?? {}), dependency, found);
  }
  return found;
}

/** To a tenth of a megabyte, since the README is part of the package. */
function unpackedSize(): string {
  const pack = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const [packed] = JSON.parse(execFileSync("npm", pack, { encoding: "utf8" })) as { unpackedSize: number }[];
  return `${((packed?.unpackedSize ?? 0) / 1e6).toFixed(1)} MB`;
}

export function packageTable(): string {
  const direct = Object.keys(manifest.dependencies);
  const rows = {
    "unpacked size": unpackedSize(),
    "run-time dependencies": `${direct.length}: ${direct.map((name) => `\`${name}\``).join(", ")}`,
    "packages installed with them": `${closure(direct, "").size}, none with an install script`,
    "ESLint": `\`${manifest.peerDependencies.eslint}\``,
    "TypeScript, where it is used": `\`${manifest.peerDependencies.typescript}\``,
    "Node.js": `\`${manifest.engines.node}\``,
  };
  return ["| | |", "|---|---|", ...Object.entries(rows).map(([name, value]) => `| ${name} | ${value.replaceAll("|", "\\|")} |`)].join("\n");
}
