import { Linter } from "eslint";
import plugin from "../../src";
import type { Manifest } from "../../src/manifest";

/** What all rules say of a Python text of which only what is watched is parsed. */
function messages(code: string, entry: Partial<NonNullable<Manifest["symbols"]>[string]> = {}): string[] {
  const manifest: Manifest = { symbols: { "new#Engine": { deprecated: ["old#Engine"], ...entry } } };
  const config: Linter.Config[] = [
    {
      files: ["**/*.py"],
      plugins: { ssot: plugin },
      language: "ssot/python",
      languageOptions: { parse: "watched" },
      rules: { "ssot/no-deprecated-import": "error", "ssot/no-shared-state-constructor": "error" },
      settings: { ssot: manifest },
    },
  ];
  const found = new Linter().verify(code, config, { filename: "a.py" });
  return found.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const OLD = "from old import Engine\n";
const DEPRECATED = "1:17 'old#Engine' is deprecated: its one home is 'new#Engine'.";

test("a file that is linted again is judged by the manifest of that time", () => {
  const config = (deprecated: string): Linter.Config[] => [
    { plugins: { ssot: plugin }, rules: { "ssot/no-deprecated-import": "error" }, settings: { ssot: { symbols: { "new#Engine": { deprecated: [deprecated] } } } } },
  ];
  const linter = new Linter();
  expect(linter.verify('import { Engine } from "old";\nnew Engine();\n', config("old#Engine"), { filename: "a.js" })).toHaveLength(1);
  expect(linter.verify(linter.getSourceCode(), config("older#Engine"), { filename: "a.js" })).toHaveLength(0);
});

describe("a message", () => {
  it("says once, where it is, that a file cannot be read", () => {
    expect(messages(`${OLD}x = = 1\n`)).toEqual([expect.stringMatching(/^2:5 .*\S/)]);
  });

  it("says once of a Python file that ESLint reads as JavaScript what its block lacks", () => {
    const rules = { "ssot/no-deprecated-import": "error", "ssot/no-duplicate-definition": "error" } as const;
    const config: Linter.Config = { files: ["**/*.py"], plugins: { ssot: plugin }, rules, settings: { ssot: { symbols: { "new#Engine": { deprecated: ["old#Engine"] } } } } };
    const found = new Linter().verify("x = 1\n", config, { filename: "a.py" });
    expect(found.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '1 This file cannot be read: it is Python, which the configuration takes for JavaScript: give its block `language: "ssot/python"`',
    ]);
  });

  it("says itself why it matters where the manifest gives no reason", () => {
    expect(messages(OLD)).toEqual([`${DEPRECATED} While both are in use, a repair of one misses the other.`]);
  });

  it.each([
    ["as it is", { reason: "It is shared." }, " It is shared."],
    ["with its full stop", { reason: "It is shared" }, " It is shared."],
    ["with a full stop inside", { reason: "Since 2.0 it is shared" }, " Since 2.0 it is shared."],
    ["with its address", { reason: "Why?", url: "https://example.org/why" }, " Why? https://example.org/why"],
  ])("ends with the reason %s", (_, entry, end) => {
    expect(messages(OLD, entry)).toEqual([DEPRECATED + end]);
  });
});
