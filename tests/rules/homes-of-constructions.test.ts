import type { ConstructSpec } from "../../src/manifest/types";
import { verdict } from "./verdict";

const OLD = "from lib.old import Old\n\ndef f(r, b, ctx):\n    return Old(r, b, ctx)\n";

/** What becomes of a construction in Python whose class goes to `home`, and the reason that it is left with. */
function sent(home: string, construct: Partial<ConstructSpec>, code = OLD): [text: string, left: string[]] {
  const symbols = { [home]: { deprecated: ["lib.old#Old"], construct: { scope: "user" as const, parameters: ["r", "b", "ctx"], ...construct } } };
  const { text, left } = verdict(code, { manifest: { symbols } });
  return [text, left.filter((one) => one.includes("Constructor"))];
}

/** The text with another import and another call. */
const moved = (imported: string, call: string): string => `from ${imported}\n\ndef f(r, b, ctx):\n    return ${call}\n`;

test.each<readonly [what: string, home: string, construct: Partial<ConstructSpec>, expected: string]>([
  ["a factory of a class outside of the project", "lib.new#New", { factory: "create" }, moved("lib.new import New", "New.create(r, b, ctx)")],
  ["a function outside of the project", "lib.new#New", { factory: "lib.new#create" }, moved("lib.new import create", "create(r, b, ctx)")],
  ["a class inside of another", "lib.new#Outer.New", { factory: "create" }, moved("lib.new import Outer", "Outer.New.create(r, b, ctx)")],
  ["a factory that names its parameters otherwise", "lib.new#New", { factory: "create", parameters: ["r", { from: "b", to: "bridge" }, "ctx"] }, moved("lib.new import New", "New.create(r, b, ctx)")],
])("a construction goes to %s", (_, home, construct, text) => {
  expect(sent(home, construct)).toEqual([text, []]);
});

test.each<readonly [what: string, home: string, construct: Partial<ConstructSpec>, expected: string]>([
  ["no factory is declared", "lib.new#New", {}, "missing-factory"],
  ["the module of its home is not there", "app.nowhere#New", { factory: "create" }, "missing-target"],
  ["its home is not in that module", "app.parsing#Nowhere", { factory: "create" }, "missing-target"],
  ["its home has no such member", "app.engine.user#UserBare", { factory: "create" }, "missing-factory"],
  ["its home's member is nothing to call", "app.engine.user#UserExecutionEngine", { factory: "LIMIT" }, "missing-factory"],
  ["the module of the function is not there", "lib.new#New", { factory: "app.nowhere#create" }, "missing-factory"],
  ["the function is not in that module", "lib.new#New", { factory: "app.engine.user#nowhere" }, "missing-factory"],
  ["the factory takes something else", "app.engine.user#UserExecutionEngine", { factory: "create_from_legacy_pattern" }, "signature-mismatch"],
])("a construction stays where %s", (_, home, construct, reason) => {
  expect(sent(home, construct)).toEqual([OLD, [`4 deprecatedConstructorBlocked: ${reason}`]]);
});

test("a keyword follows the parameter that it names", () => {
  const code = "from lib.old import Old\n\ndef f(r, b, ctx):\n    return Old(r, ctx=ctx, b=b)\n";
  const construct = { factory: "create", parameters: ["r", { from: "b", to: "bridge" }, "ctx"] };
  expect(sent("lib.new#New", construct, code)[0]).toBe(moved("lib.new import New", "New.create(r, ctx=ctx, bridge=b)"));
});
