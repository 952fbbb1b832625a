import { basename, resolve } from "node:path";
import type { Linter } from "eslint";
import picomatch from "picomatch";
import { escapePath, globSync } from "tinyglobby";
import { isDotted, parseId } from "../../manifest";
import { CONFIG_FILES } from "../config/load";

const PLUGIN = "eslint-plugin-ssot";

/** A language that a manifest may speak of. */
interface Language {
  readonly name: string;
  readonly files: string;
  /** Whether a module is surely of the language, and may be met in this project. */
  readonly speaksOf: (module: string, place: Place) => boolean;
}

interface Place {
  readonly cwd: string;
  readonly roots: readonly string[];
}

const SKIPPED = ["**/node_modules", "**/site-packages", "**/.*"];

const holdsFile = (cwd: string, pattern: string): boolean =>
  globSync(pattern, { cwd, ignore: SKIPPED, followSymbolicLinks: false, expandDirectories: false }).length > 0;

const LANGUAGES: readonly Language[] = [
  {
    name: "JavaScript or TypeScript",
    files: "**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}",
    // A preset names paths that other projects have.
    speaksOf: (module, { cwd, roots }) =>
      !isDotted(module) && (!module.startsWith("./") || roots.some((root) => holdsFile(resolve(cwd, root), `${escapePath(module.slice(2))}{,/index}.*`))),
  },
  // One word may be a package of either language.
  { name: "Python", files: "**/*.{py,pyi}", speaksOf: (module) => isDotted(module) && module.includes(".") },
];

/** Whether the rules of the plugin look at a file that is configured so. */
export function isEnforced({ plugins, rules }: Linter.Config): boolean {
  const isOn = Object.entries(rules ?? {}).some(([name, setting]) => name.startsWith("ssot/") && isReported(setting));
  return isOn && plugins?.ssot?.meta?.name === PLUGIN;
}

/** Whether a rule that is set so reports anything. */
export function isReported(setting: Linter.RuleEntry | undefined): boolean {
  const severity: unknown = Array.isArray(setting) ? setting[0] : setting;
  return severity !== undefined && severity !== 0 && severity !== "off";
}

const entriesOf = (value: unknown): [string, unknown][] => (typeof value === "object" && value !== null ? Object.entries(value) : []);
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** The directories where module names start, as the manifest of a file has it. */
export function rootsOf({ settings }: Linter.Config): readonly string[] {
  const roots = listOf(new Map(entriesOf(settings?.ssot)).get("roots"));
  return roots.length > 0 ? roots : ["."];
}

/** All that the manifest of a file names. */
function idsOf({ settings }: Linter.Config): string[] {
  const manifest = new Map(entriesOf(settings?.ssot));
  const named = ["symbols", "modules", "removed"].flatMap((part) => entriesOf(manifest.get(part)));
  return named.flatMap(([id, entry]) => [id, ...listOf(new Map(entriesOf(entry)).get("deprecated"))]);
}

const modulesOf = (config: Linter.Config): string[] => idsOf(config).map((id) => parseId(id).module);

/** Whether the manifest of a file still speaks of what a finding was about: the name itself, what it is a part of, or its module. */
export function speaksOf(config: Linter.Config, symbol: string): boolean {
  return idsOf(config).some((id) => {
    const isWithin = symbol.startsWith(id) && /^[.#/]/.test(symbol.slice(id.length));
    return symbol === id || isWithin || parseId(id).module === symbol;
  });
}

const isConfiguration = (file: string): boolean => /^eslint\.config\.[cm]?[jt]s$/.test(basename(file)) || CONFIG_FILES.includes(basename(file));

/**
 * Why findings of a project that has none prove nothing: its rules looked at no file, or at none of a language that the
 * manifest speaks of. Null where they prove something.
 */
export async function findBlindness(cwd: string, files: readonly string[], configFor: (file: string) => Promise<Linter.Config>): Promise<string | null> {
  const enforced = async (matches: (file: string) => boolean): Promise<Linter.Config | null> => {
    for (const file of files) {
      if (!matches(file)) continue;
      const config = await configFor(file);
      if (isEnforced(config)) return config;
    }
    return null;
  };
  const any = await enforced(() => true);
  if (!any) return `No file of ${cwd} is linted by ${PLUGIN}: add it to the ESLint configuration.`;
  const modules = modulesOf(any);
  const place = { cwd, roots: rootsOf(any) };
  for (const { name, files: pattern, speaksOf } of LANGUAGES) {
    const matches = picomatch(pattern, { dot: true });
    if (await enforced((file) => matches(file) && !isConfiguration(file))) continue;
    const named = modules.find((module) => speaksOf(module, place));
    if (named === undefined || !holdsFile(cwd, pattern)) continue;
    return `The manifest names ${named}, and no file of ${name} is linted by ${PLUGIN}: see that \`files\` and \`ignores\` of the ESLint configuration are right.`;
  }
  return null;
}
