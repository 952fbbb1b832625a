import type { Argument, Call, LocalValue, Parameter } from "../../src/facts";
import type { CompiledConstruct } from "../../src/manifest";
import { declaredParameters, fitArguments, passArguments, type Passed } from "../../src/plan/arguments";

const positional: Argument = { keyword: null, unpacked: false };
const named = (keyword: string): Argument => ({ ...positional, keyword });

const call = (args: readonly Argument[], values: readonly LocalValue[] = []): Call => ({
  arguments: args,
  lifetime: "local",
  expectsFailure: false,
  mockedModules: [],
  canAwait: false,
  takesKeywords: true,
  values: () => values,
  results: () => [],
  isolate: () => null,
  rewrite: () => null,
  substance: () => "unknown",
  pass: () => null,
});

const construct: CompiledConstruct = {
  scope: "user",
  constructors: [],
  parameters: [
    { name: "registry", to: "registry", optional: false },
    { name: "bridge", to: "emitter", optional: false },
    { name: "user", to: "context", optional: true },
  ],
  factory: { kind: "member", name: "create" },
  async: undefined,
  context: { parameter: "context", type: { module: "app.context", path: ["Context"] }, names: ["context"], required: true },
  onlyWith: [],
  onlyIn: [],
  returnsConstructor: false,
  compat: null,
};

const given: readonly Passed[] = [
  { parameter: "registry", named: false, text: null },
  { parameter: "emitter", named: false, text: null },
  { parameter: "context", named: false, text: null },
];

describe("what a factory is given for a deprecated call", () => {
  test("is each argument under the factory's own name for it", () => {
    expect(passArguments(call([positional, positional, positional]), construct)).toEqual(given);
  });
  test("keeps keywords apart from positions", () => {
    const passed = passArguments(call([positional, named("user"), named("bridge")]), construct);
    expect(passed).toEqual([
      { parameter: "registry", named: false, text: null },
      { parameter: "context", named: true, text: null },
      { parameter: "emitter", named: true, text: null },
    ]);
  });
  test("is unknown behind an unpacked argument", () => {
    expect(passArguments(call([{ ...positional, unpacked: true }]), construct)).toBe("unpacked-arguments");
  });
  test("is nothing where an argument is missing", () => {
    expect(passArguments(call([positional]), construct)).toBe("signature-mismatch");
  });
  test("is nothing where there is one argument too many", () => {
    expect(passArguments(call([positional, positional, positional, positional]), construct)).toBe("signature-mismatch");
  });
  test("is nothing where a parameter is given twice", () => {
    expect(passArguments(call([positional, positional, named("registry")]), construct)).toBe("signature-mismatch");
  });
  test("is nothing where a keyword is unknown, also one that every object has", () => {
    expect(passArguments(call([positional, positional, named("constructor")]), construct)).toBe("signature-mismatch");
  });
  test("is nothing where the manifest declares no parameters", () => {
    expect(passArguments(call([]), { ...construct, parameters: null })).toBe("signature-mismatch");
  });
});

describe("the user context", () => {
  const context: LocalValue = { name: "context", types: [] };
  const typed: LocalValue = { name: "who", types: [{ module: "app.context", path: ["Context"] }] };
  const bare = [positional, positional];

  test("is known by its name", () => {
    expect(passArguments(call(bare, [context]), construct)).toContainEqual({ parameter: "context", named: false, text: "context" });
  });
  test("is known by its type", () => {
    expect(passArguments(call(bare, [typed]), construct)).toContainEqual({ parameter: "context", named: false, text: "who" });
  });
  test("is not what has its name and another type", () => {
    const other: LocalValue = { name: "context", types: [{ module: "ssl", path: ["Context"] }] };
    expect(passArguments(call(bare, [other]), construct)).toBe("no-context");
  });
  test("is not chosen among several", () => {
    expect(passArguments(call(bare, [context, typed]), construct)).toBe("several-contexts");
  });
  test.each(["nothing", "perhaps-nothing"] as const)("is none where it is %s", (substance) => {
    const passed = { ...call([positional, positional, positional]), substance: () => substance };
    const optional = { ...construct, context: { parameter: "context", type: null, names: ["context"], required: false } };
    expect(passArguments(passed, construct)).toBe("no-context");
    expect(passArguments(passed, optional)).toEqual(given);
  });
  test("may be left out where the manifest says so", () => {
    const optional = { ...construct, context: { parameter: "context", type: null, names: ["context"], required: false } };
    expect(passArguments(call(bare), optional)).toEqual(given.slice(0, 2));
  });
});

describe("arguments fit a factory", () => {
  const either = (name: string, required = true): Parameter => ({ name, kind: "either", required });
  const parameters = [either("registry"), either("emitter"), either("context")];

  test("by position where the positions agree", () => {
    expect(fitArguments(given, parameters, true)).toEqual([null, null, null]);
  });
  test("by keyword from the first position on that differs", () => {
    const moved = [either("registry"), either("context"), either("emitter")];
    expect(fitArguments(given, moved, true)).toEqual([null, "emitter", "context"]);
  });
  test("not where positions differ and the language has no keywords", () => {
    expect(fitArguments(given, [either("registry"), either("context"), either("emitter")], false)).toBeNull();
  });
  test("by keyword where the parameter takes nothing else", () => {
    const only: Parameter[] = [either("registry"), either("emitter"), { name: "context", kind: "keyword", required: true }];
    expect(fitArguments(given, only, true)).toEqual([null, null, "context"]);
  });
  test("not where a keyword names a parameter that is passed by position alone", () => {
    const only: Parameter[] = [{ name: "registry", kind: "positional", required: true }];
    expect(fitArguments([{ parameter: "registry", named: true, text: null }], only, true)).toBeNull();
  });
  test("not where the factory lacks a parameter", () => {
    expect(fitArguments(given, parameters.slice(0, 2), true)).toBeNull();
  });
  test("not where the factory requires one more", () => {
    expect(fitArguments(given, [...parameters, either("extra")], true)).toBeNull();
  });
  test("where the factory has an optional one more", () => {
    expect(fitArguments(given, [...parameters, either("extra", false)], true)).toEqual([null, null, null]);
  });
  test("with an appended argument by keyword, which reads best", () => {
    const appended: Passed = { parameter: "context", named: false, text: "user" };
    expect(fitArguments([...given.slice(0, 2), appended], parameters, true)).toEqual([null, null, "context"]);
  });
  test("with a factory that the manifest alone describes", () => {
    expect(declaredParameters(construct, true)).toEqual([either("registry"), either("emitter"), either("context", false)]);
  });
});
