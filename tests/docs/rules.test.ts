import { readdirSync } from "node:fs";
import path from "node:path";
import { reasons } from "../../src/plan/reasons";
import { examples, manifests, markedLines, page, reportedLines } from "./pages";

const names = readdirSync(path.resolve(__dirname, "../../docs/rules")).map((file) => path.basename(file, ".md"));

describe.each(names)("the page of %s", (name) => {
  const text = page(`docs/rules/${name}.md`);
  const [manifest] = manifests(text);
  const samples = examples(text, "python", "ts").map(({ language, code }) => [language, code] as const);

  test("has wrong and right examples in both languages", () => {
    const kinds = samples.map(([language, code]) => `${language} ${markedLines(code).length > 0 ? "wrong" : "right"}`);
    expect([...new Set(kinds)].sort()).toEqual(["python right", "python wrong", "ts right", "ts wrong"]);
  });

  test.each(samples)("tells what is reported in its %s example\n%s", async (language, code) => {
    const filePath = language === "python" ? "example.py" : "src/example.ts";
    const rule = { settings: { ssot: manifest }, rules: { [`ssot/${name}`]: "error" as const } };
    expect(await reportedLines(code, filePath, rule)).toEqual(markedLines(code));
  });

  test("names only reasons that exist", () => {
    const section = text.slice(text.indexOf("## Fix safety"), text.indexOf("## When not to use it"));
    const named = [...section.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, reason = ""]) => reason);
    expect(named).not.toEqual([]);
    expect(Object.keys(reasons)).toEqual(expect.arrayContaining(named));
  });
});
