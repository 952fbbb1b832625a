import { Linter } from "eslint";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import plugin, { defineManifest } from "../../src";

const directories: string[] = [];
afterAll(() => directories.forEach((directory) => rmSync(directory, { recursive: true })));

const manifest = defineManifest({ symbols: { "lib.new#New": { deprecated: ["lib.old#Old"] } } });

/** What is left of `caller.py` and of its messages' reasons when fixes are applied beside one other file of the project. */
function fix(caller: string, other: string, filename = "caller.py"): { text: string; reasons: (string | undefined)[] } {
  const cwd = mkdtempSync(join(tmpdir(), "ssot-"));
  directories.push(cwd);
  writeFileSync(join(cwd, filename), caller);
  writeFileSync(join(cwd, "other.py"), other);
  const { output, messages } = new Linter({ cwd }).verifyAndFix(
    caller,
    [{ files: ["**/*.py"], plugins: { ssot: plugin }, language: "ssot/python", rules: { "ssot/no-deprecated-import": "error" }, settings: { ssot: manifest } }],
    { filename: join(cwd, filename) },
  );
  return { text: output, reasons: messages.map(({ message }) => /\(([\w-]+)\)/.exec(message)?.[1]) };
}

const OLD = "from lib.old import Old\n\nOld()\n";
const NEW = "from lib.new import New\n\nNew()\n";

test.each([
  ["imports it", "from caller import Old\n"],
  ["imports all there is", "from caller import *\n"],
  ["reads it from the module", "import caller as c\nc.Old()\n"],
  ["reads it over two lines", "import caller as c\n(c.  # why\n Old)\n"],
  ["replaces it in the module", 'import caller\nmock.patch.object(caller, "Old")\n'],
  ["replaces it by its whole name", 'mock.patch("caller.Old")\n'],
])("a name stays where another file %s", (_, other) => {
  expect(fix(OLD, other)).toEqual({ text: OLD, reasons: ["re-exported", "re-exported"] });
});

test.each([
  ["has a name like it", "from lib.old2 import Old\n"],
  ["has the module and a name like it", "import caller\nfrom lib.old2 import Old\nOld(caller)\n"],
  ["reads something else of the module", "import caller\ncaller.Older\n"],
])("a name goes where another file %s", (_, other) => {
  expect(fix(OLD, other)).toEqual({ text: NEW, reasons: [] });
});

test("an alias that another file takes moves with its name", () => {
  const { text, reasons } = fix("from lib.old import Old as _\n\n_()\n", "from caller import _\n");
  expect({ text, reasons }).toEqual({ text: "from lib.new import New as _\n\n_()\n", reasons: [] });
});

test("an alias that another file takes stays where the home has another name here", () => {
  const caller = "from lib.old import Old as _\nfrom lib.new import New\n\n_(New)\n";
  expect(fix(caller, "from caller import _\n")).toEqual({ text: caller, reasons: ["re-exported"] });
});

test("what a package imports and uses itself goes with its uses", () => {
  expect(fix(OLD, "", "__init__.py")).toEqual({ text: NEW, reasons: [] });
});

test("what a package imports for others stays", () => {
  const caller = "from lib.old import Old\n";
  expect(fix(caller, "", "__init__.py")).toEqual({ text: caller, reasons: ["re-exported"] });
});
