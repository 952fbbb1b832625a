import { runInNewContext } from "node:vm";
import type { Linter } from "eslint";
import { examples, markedLines, page, reportedLines } from "./pages";

const text = page("docs/python.md");
const [selected = "", directives = ""] = examples(text, "python").map(({ code }) => code);

/** The rules that the page sets, an expression in parentheses. */
const rules = examples(text, "js").flatMap(({ code }) =>
  code.startsWith("(") ? [runInNewContext(code) as Linter.RulesRecord] : [],
);

test("the page's selector finds what the page marks", async () => {
  const always = { files: ["**/*.py"], languageOptions: { parse: "always" }, rules: rules[0] ?? {} };
  expect(await reportedLines(selected, "example.py", always)).toEqual(markedLines(selected));
});

const settings = { ssot: { symbols: { "app.engine.user#UserEngine": { deprecated: ["app.engine.legacy#Engine"] } } } };
const rule = { settings, rules: { "ssot/no-deprecated-import": "error" as const } };

test("the page's directives silence every report", async () => {
  expect(await reportedLines(directives, "example.py", rule, { linterOptions: { reportUnusedDisableDirectives: "error" } })).toEqual([]);
});

test("without its directives the page's example is reported", async () => {
  expect(await reportedLines(directives.replaceAll("eslint-disable", ""), "example.py", rule)).toEqual([1, 2, 4]);
});
