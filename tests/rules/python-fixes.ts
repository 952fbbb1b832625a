import { Linter } from "eslint";
import path from "node:path";
import plugin from "../../src";
import { manifest } from "../fixtures/manifest";
import { rejectedByPython } from "./real-python";

interface Case {
  readonly it: string;
  readonly code: string;
  /** Absent where nothing is repaired. */
  readonly fixed?: string;
  /** Of what stays. */
  readonly reasons?: readonly string[];
}

const linter = new Linter({ cwd: process.cwd() });
const filename = path.resolve("tests/fixtures/project/app/caller.py");
const rules = { "ssot/no-deprecated-import": "error", "ssot/no-shared-state-constructor": "error" } as const;
const config: Linter.Config = { ...plugin.configs.python, rules, settings: { ssot: manifest } };

/** What `--fix` makes of a Python file of the fixture project, and the reasons of what stays. */
export function fixPython(code: string): { readonly text: string; readonly reasons: readonly string[] } {
  const { output, messages } = linter.verifyAndFix(code, [config], { filename });
  return { text: output, reasons: messages.map(({ message }) => /Not repaired here \(([\w-]+)\)/.exec(message)?.[1] ?? message) };
}

/** Runs a table of Python files through both rules, as often as `--fix` does. */
export function fixesPython(subject: string, cases: readonly Case[]): void {
  describe(subject, () => {
    test.each(cases)("$it", ({ code, fixed = code, reasons = [] }) => {
      expect(fixPython(code)).toEqual({ text: fixed, reasons });
    });

    test("python3 parses every text", () => {
      const texts = cases.flatMap(({ it, code, fixed = code }) => [[`${it}, before`, code], [`${it}, after`, fixed]] as const);
      expect(rejectedByPython(texts)).toEqual([]);
    });
  });
}
