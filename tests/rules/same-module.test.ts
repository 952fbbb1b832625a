import { Linter } from "eslint";
import { parser } from "typescript-eslint";
import plugin, { defineManifest } from "../../src";

const manifest = defineManifest({
  symbols: {
    "logs#warning": { deprecated: ["logs#warn"] },
    "lib.logs#warning": { deprecated: ["lib.logs#warn"] },
    "lib.other#fatal": { deprecated: ["lib.logs#exception"] },
    "logs.js#warning": { deprecated: ["logs.js#warn"] },
  },
});

function fix(code: string, filename: string): string {
  const config: Linter.Config[] = [
    { plugins: { ssot: plugin }, rules: { "ssot/no-deprecated-import": "error" }, settings: { ssot: manifest } },
    { files: ["**/*.py"], language: "ssot/python" },
    { files: ["**/*.ts"], languageOptions: { parser } },
  ];
  return new Linter().verifyAndFix(code, config, { filename }).output;
}

describe("a member is renamed where its module is at hand", () => {
  test.each([
    ["imported by its name", "import logs\nlogs.warn(1)\n", "import logs\nlogs.warning(1)\n"],
    ["imported by another name", "import logs as l\nl.warn(1)\n", "import logs as l\nl.warning(1)\n"],
    ["imported with its package", "import lib.logs\nlib.logs.warn(1)\n", "import lib.logs\nlib.logs.warning(1)\n"],
    ["taken from its package", "from lib import logs\nlogs.warn(1)\n", "from lib import logs\nlogs.warning(1)\n"],
  ])("in Python, %s", (_, code, output) => expect(fix(code, "x.py")).toBe(output));

  test("in TypeScript", () => {
    expect(fix('import * as logs from "logs.js";\nlogs.warn(1);\n', "x.ts")).toBe('import * as logs from "logs.js";\nlogs.warning(1);\n');
  });
});

test("its module stays imported when another member moves elsewhere", () => {
  expect(fix("from lib import logs\nlogs.warn(1)\nlogs.exception(2)\n", "x.py")).toBe(
    "from lib import logs\nfrom lib.other import fatal\nlogs.warning(1)\nfatal(2)\n",
  );
});
