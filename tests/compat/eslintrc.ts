import path from "node:path";
import type { Linter } from "eslint";
import plugin from "../../src";
import { rules } from "../../src/rules";
import { manifest } from "../fixtures/manifest";
import type { Behaviour, Sample } from "../rules/behaviour";
import { worded } from "../rules/worded";

type Rules = typeof rules;
type Ids<Name extends keyof Rules> = keyof Rules[Name]["meta"]["messages"] & string;

interface LegacyOptions {
  readonly cwd: string;
  readonly useEslintrc: boolean;
  readonly plugins: object;
  readonly overrideConfig: object;
}

/** ESLint 8, which the types of today do not know any more, and how it puts fixes into a text: no two that meet. */
interface Legacy {
  readonly ESLint: new (options: LegacyOptions) => {
    lintText(code: string, options: { filePath: string }): Promise<{ messages: Linter.LintMessage[] }[]>;
  };
  readonly applyFixes: (text: string, messages: readonly Linter.LintMessage[], shouldFix: boolean) => { output: string };
}

/* eslint-disable @typescript-eslint/no-require-imports -- a lane's package, and a file that it does not export */
const { ESLint } = require("./eslint-8/node_modules/eslint") as Pick<Legacy, "ESLint">;
const { applyFixes } = require("./eslint-8/node_modules/eslint/lib/linter/source-code-fixer.js") as Pick<Legacy, "applyFixes">;
/* eslint-enable @typescript-eslint/no-require-imports */

const root = path.resolve(__dirname, "../..");

async function lint(options: LegacyOptions, code: string, filePath: string): Promise<Linter.LintMessage[]> {
  const [result] = await new ESLint(options).lintText(code, { filePath });
  return result?.messages ?? [];
}

const fill = (text: string, data: Readonly<Record<string, unknown>> = {}): string =>
  text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, key: string) => String(data[key]));

/** Runs the JavaScript and TypeScript half of a table under ESLint 8 and its `legacy-recommended` configuration. */
export function testBehaviours<Name extends keyof Rules>(name: Name, behaviours: readonly Behaviour<Ids<Name>>[]): void {
  const texts: Readonly<Record<string, string>> = rules[name].meta.messages;
  const samples = behaviours.flatMap(({ it, manifest: own, typescript }) => (typescript ? [[it, typescript, own] as const] : []));

  test.each(samples)(`${name}: %s`, async (_, sample: Sample<Ids<Name>>, own) => {
    const { code, output = [], errors = [], filename = "tests/fixtures/project/src/caller.ts" } = sample;
    const options: LegacyOptions = {
      cwd: root,
      useEslintrc: false,
      plugins: { ssot: plugin },
      overrideConfig: {
        ...plugin.configs["legacy-recommended"],
        parser: require.resolve("@typescript-eslint/parser"),
        parserOptions: { ecmaVersion: "latest", sourceType: "module" },
        rules: { [`ssot/${name}`]: "error" },
        settings: { ssot: { ...manifest, ...own } },
      },
    };
    const messages = await lint(options, code, path.join(root, filename));
    expect(messages.map(({ message, suggestions = [] }) => [message, suggestions.length])).toEqual(
      worded(name, errors).map(({ messageId, data, suggestions }) => [fill(texts[messageId] ?? "", data), suggestions?.length ?? 0]),
    );
    let text = code;
    for (const expected of [output].flat()) {
      text = applyFixes(text, await lint(options, text, path.join(root, filename)), true).output;
      expect(text).toBe(expected);
    }
    if (output.length === 0) expect(applyFixes(code, messages, true).output).toBe(code);
  });
}
