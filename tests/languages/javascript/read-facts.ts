import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as typescriptParser from "@typescript-eslint/parser";
import { TSESLint } from "@typescript-eslint/utils";
import type { Call, Edit, FileFacts, FileReading, Mention, Use, Variable, Watch } from "../../../src/facts";
import { javascriptAdapter } from "../../../src/languages/javascript/adapter";

export interface ReadOptions {
  readonly filename?: string;
  readonly cwd?: string;
  readonly roots?: readonly string[];
  readonly parser?: "typescript" | "espree";
  readonly sourceType?: "module" | "commonjs" | "script";
  readonly watch?: Partial<Watch>;
}

const nothing = { modules: [], ids: [], paths: true, whole: [], names: [], filed: [], homes: { modules: [], names: [], members: [] }, successors: { modules: [], names: new Map() } };

/** Lints `code` for real and hands out what the adapter reads in the rule's `create`. */
export function read(code: string, options: ReadOptions = {}): FileReading {
  const { cwd = "/project", parser = "typescript", sourceType = "module" } = options;
  const filename = options.filename ?? (parser === "typescript" ? "src/file.ts" : "src/file.js");
  const readings: FileReading[] = [];
  const linter = new TSESLint.Linter({ configType: "flat", cwd });
  const rule: Omit<TSESLint.RuleModule<"none">, "defaultOptions"> = {
    meta: { type: "problem", schema: [], messages: { none: "" } },
    create({ sourceCode }) {
      if (!javascriptAdapter.reads(sourceCode)) throw new Error("not read");
      const reading = javascriptAdapter.read(sourceCode, {
        filename: join(cwd, filename),
        cwd,
        roots: options.roots ?? ["."],
        watch: { ...nothing, ...options.watch },
        // Every text holds the empty one, so that every file is read.
        ...(options.watch === undefined && { definitions: [""] }),
      });
      readings.push(reading);
      return {};
    },
  };
  const parserOptions = { ecmaFeatures: { jsx: true } };
  const messages = linter.verify(
    code,
    [
      {
        files: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"],
        plugins: { probe: { rules: { read: rule } } },
        rules: { "probe/read": "error" },
        languageOptions: {
          sourceType,
          parserOptions,
          ...(parser === "typescript" && { parser: typescriptParser }),
        },
      },
    ],
    { filename: join(cwd, filename) },
  );
  const [reading] = readings;
  if (!reading) throw new Error(messages.map(({ message }) => message).join("\n"));
  return reading;
}

export function facts(code: string, options?: ReadOptions): FileFacts {
  const reading = read(code, options);
  if (reading.kind !== "facts") throw new Error(reading.kind);
  return reading.facts;
}

export function variable(file: FileFacts, name: string): Variable {
  const found = file.variables.find((one) => one.name === name);
  if (!found) throw new Error(`no variable ${name}`);
  return found;
}

export function use(file: FileFacts, name: string, index = 0): Use {
  const found = variable(file, name).uses[index];
  if (!found) throw new Error(`no use ${index} of ${name}`);
  return found;
}

/** The first call of what `name` imports. */
export function call(file: FileFacts, name: string): Call {
  const found = variable(file, name).uses.find((one) => one.call)?.call;
  if (!found) throw new Error(`no call of ${name}`);
  return found;
}

export function mention(file: FileFacts): Mention {
  const [found] = file.mentions;
  if (!found) throw new Error("no mention");
  return found;
}

export function apply(code: string, edits: readonly Edit[] | null): string | null {
  if (!edits) return null;
  const sorted = [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  return sorted.reduceRight(
    (text, { range, text: inserted }) => text.slice(0, range[0]) + inserted + text.slice(range[1]),
    code,
  );
}

/** Applies edits and makes sure that the result parses. */
export function applied(code: string, edits: readonly Edit[] | null, options?: ReadOptions): string | null {
  const result = apply(code, edits);
  if (result !== null) read(`${result}\n// a`, options);
  return result;
}

/** Writes files into a directory of their own and removes it after the tests. */
export function project(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), "ssot-javascript-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
