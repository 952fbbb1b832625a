import * as tsParser from "@typescript-eslint/parser";
import { RuleTester, type InvalidTestCase, type TestCaseError, type ValidTestCase } from "@typescript-eslint/rule-tester";
import type { RuleModule } from "@typescript-eslint/utils/ts-eslint";
import plugin from "../../src";
import type { Manifest } from "../../src/manifest";
import { rules } from "../../src/rules";
import { manifest } from "../fixtures/manifest";
import { rejectedByPython } from "./real-python";
import { worded } from "./worded";

type Rules = typeof rules;
type Ids<Name extends keyof Rules> = keyof Rules[Name]["meta"]["messages"] & string;

/** The rules by name, with their message ids by name too, so that a generic name has a rule and cases that belong together. */
const rulesByName: { readonly [Name in keyof Rules]: RuleModule<Ids<Name>> } = rules;

/** One file in one language, and what a rule has to say of it. */
export interface Sample<Id extends string> {
  readonly code: string;
  /** What each pass of `--fix` makes of it; absent where nothing is repaired. */
  readonly output?: string | readonly string[];
  readonly errors?: readonly TestCaseError<Id>[];
  readonly filename?: string;
}

/** One behaviour, the same in both languages. */
export interface Behaviour<Id extends string> {
  readonly it: string;
  readonly manifest?: Partial<Manifest>;
  readonly python?: Sample<Id>;
  readonly typescript?: Sample<Id>;
}

const testers = {
  python: new RuleTester({ plugins: { ssot: plugin }, language: "ssot/python" } as object),
  typescript: new RuleTester({ languageOptions: { parser: tsParser } }),
};

const root = "tests/fixtures/project";
const filenames = { python: `${root}/app/caller.py`, typescript: `${root}/src/caller.ts` };

/** A sample before and after: each pass of `--fix`, and each suggestion. */
function textsOf<Id extends string>(it: string, { code, output = [], errors = [] }: Sample<Id>): [name: string, text: string][] {
  const suggested = errors.flatMap(({ suggestions }) => suggestions?.map((suggestion) => suggestion.output) ?? []);
  return [code, ...[output].flat(), ...suggested].map((text) => [`${it}: ${JSON.stringify(text)}`, text]);
}

/** Runs a table of behaviours through ESLint's rule tester, once for each language. */
export function testBehaviours<Name extends keyof Rules>(name: Name, behaviours: readonly Behaviour<Ids<Name>>[]): void {
  for (const language of ["python", "typescript"] as const) {
    const valid: ValidTestCase<[]>[] = [];
    const invalid: InvalidTestCase<Ids<Name>, []>[] = [];
    for (const behaviour of behaviours) {
      const sample = behaviour[language];
      if (!sample) continue;
      const { code, errors, output = null, filename = filenames[language] } = sample;
      const settings = { ssot: { ...manifest, ...behaviour.manifest } };
      const common = { name: `${language}: ${behaviour.it}`, code, filename, settings };
      const expected = typeof output === "object" && output ? [...output] : output;
      if (errors) invalid.push({ ...common, errors: worded(name, errors), output: expected });
      else valid.push(common);
    }
    testers[language].run(name, rulesByName[name], { valid, invalid });
  }
  test(`${name}: every Python text is parsed by python3`, () => {
    const texts = behaviours.flatMap(({ it, python }) => (python ? textsOf(it, python) : []));
    expect(rejectedByPython(texts)).toEqual([]);
  });
}
