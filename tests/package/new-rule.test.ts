import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
const copy = mkdtempSync(path.join(tmpdir(), "ssot-new-rule-"));
for (const name of ["src", "docs", "tools", "tests/rules", "package.json"]) {
  cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
}
symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"), "junction");
afterAll(() => {
  rmSync(copy, { recursive: true });
});

function tsx(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const program = path.join(root, "node_modules/tsx/dist/cli.mjs");
  return spawnSync(process.execPath, [program, ...args], { cwd: copy, encoding: "utf8" });
}

describe("npm run new-rule", () => {
  const written = tsx("tools/new-rule.ts", "no-second-home");

  test("writes a rule, its page and its test", () => {
    expect(written.status).toBe(0);
    const files = ["src/rules/no-second-home.ts", "docs/rules/no-second-home.md", "tests/rules/no-second-home.test.ts"];
    expect(files.filter((file) => !existsSync(path.join(copy, file)))).toEqual([]);
  });

  test("writes a rule that loads beside the others", () => {
    const program = 'import { rules } from "./src/rules/index.ts"; console.log(rules["no-second-home"].name);';
    expect(tsx("--eval", program)).toMatchObject({ status: 0, stdout: "no-second-home\n" });
  });

  test("overwrites nothing", () => {
    const before = readFileSync(path.join(copy, "src/rules/index.ts"), "utf8");
    expect(tsx("tools/new-rule.ts", "no-second-home").stderr).toContain("exists already");
    expect(readFileSync(path.join(copy, "src/rules/index.ts"), "utf8")).toBe(before);
  });

  test("refuses what is no name of a rule", () => {
    expect(tsx("tools/new-rule.ts", "../escape").stderr).toContain("usage: npm run new-rule");
  });
});
