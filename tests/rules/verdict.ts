import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "../../src";
import type { Manifest } from "../../src/manifest";
import { manifest } from "../fixtures/manifest";

const root = "tests/fixtures/project";

interface Place {
  /** In the fixture project. */
  readonly file?: string;
  readonly manifest?: Manifest;
}

/** What `--fix` makes of a text when all rules are on, and what is left to say: the line, the rule's message and the reason. */
export function verdict(code: string, { file = "app/caller.py", manifest: own = manifest }: Place = {}): { text: string; left: string[] } {
  const config: Linter.Config = {
    files: ["**/*.py", "**/*.ts"],
    plugins: { ssot: plugin },
    rules: Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`ssot/${rule}`, "error"])),
    settings: { ssot: { roots: [root], ...own } },
  };
  const language: Linter.Config = file.endsWith(".py") ? { language: "ssot/python" } : { languageOptions: { parser } };
  // What ESLint 8 has to be told.
  const { output, messages } = new Linter({ configType: "flat" }).verifyAndFix(code, { ...config, ...language }, { filename: `${root}/${file}` });
  const left = messages.map(({ line, messageId = "", message }) => {
    const reason = /\(([\w-]+)\)/.exec(message)?.[1];
    return `${line} ${messageId}${reason === undefined ? "" : `: ${reason}`}`;
  });
  return { text: output, left };
}
