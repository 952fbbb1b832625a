import { readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { ESLint, type Linter } from "eslint";
import plugin from "../../src";
import { defineManifest, type Manifest } from "../../src/manifest";

const root = path.resolve(__dirname, "../..");

export const page = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** The fenced examples of a page in one of the given languages, in its order. */
export function examples(text: string, ...languages: readonly string[]): { language: string; code: string }[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, language = "", code = ""]) =>
    languages.includes(language) ? [{ language, code }] : [],
  );
}

/** The manifests that a page hands to `defineManifest`, each checked by it. */
export function manifests(text: string): Manifest[] {
  return examples(text, "js").flatMap(({ code }) => {
    const given: Manifest[] = [];
    const define = (manifest: Manifest) => given.push(defineManifest(manifest));
    runInNewContext(code, { defineManifest: define });
    return given;
  });
}

/** The lines that an example marks as wrong. */
export const markedLines = (code: string): number[] =>
  code.split("\n").flatMap((line, index) => (line.includes("❌") ? [index + 1] : []));

/** The lines on which the rules of a configuration speak of a text. */
export async function reportedLines(code: string, filePath: string, ...configs: Linter.Config[]): Promise<number[]> {
  const eslint = new ESLint({
    // A directory without modules: what the examples import lies outside of it.
    cwd: __dirname,
    overrideConfigFile: true,
    overrideConfig: [...plugin.configs.javascript, plugin.configs.python, { rules: rulesOff }, ...configs],
  });
  const [result] = await eslint.lintText(code, { filePath });
  const fatal = result?.messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${fatal.message} at ${fatal.line}:${fatal.column} of:\n${code}`);
  return [...new Set(result?.messages.map(({ line }) => line))];
}

const rulesOff = Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`ssot/${rule}`, "off" as const]));
