import type { TSESTree } from "@typescript-eslint/utils";
import type { Double, Mention } from "../../../facts";
import { isGlobal, readDynamicImport, readRequire } from "../imports/load";
import type { Source } from "../source";
import { calleeName, isFunction, keyName, memberName, readsOf, staticString, type FunctionNode, type Node } from "../syntax";
import type { Findings } from "../walk";
import { isSpreadAlone, ModuleDouble } from "./double";

/** A string that names a module, with what the code around it does with it. */
export interface Named {
  readonly string: Node;
  readonly specifier: string;
  readonly purpose: Mention["purpose"];
  /** The expression whose value is the module, where there is one. */
  readonly module: Node | null;
  /** Something beside the string depends on which module it names. */
  readonly fixed: boolean;
  /** Nothing tells what is taken from the module. */
  readonly unseen: boolean;
  /** The double that takes the place of the module, where the code says what it holds. */
  readonly double: Double | null;
  /** Names that read from the module once it is there: those of `m` in `import("m").then((m) => …)`. */
  readonly later: readonly Later[];
}

interface Later {
  readonly name: Node;
  /** What of the module the name means: `["X"]` in `import("m").then(({ X }) => …)`. */
  readonly path: readonly string[];
}

const REPLACING = new Set(["mock", "doMock", "unmock", "dontMock", "doUnmock", "unstable_mockModule", "setMock"]);
const LOADING = new Set([
  "requireActual",
  "requireMock",
  "importActual",
  "importMock",
  "createMockFromModule",
  "genMockFromModule",
]);
const RUNNERS = new Set(["jest", "vi", "vitest"]);
/** Other test doubles that take the name of a module, by the function that takes it. */
const DOUBLES = /^(?:(?:.*\.)?mock\.module|td\.replace(?:Esm)?|mockery\.register(?:Mock|Substitute)|rewiremock|quibble|mockRequire)$/;
const RUNNER_MODULES = new Set(["@jest/globals", "vitest"]);

/** Whether a name is a test runner's own object: a global, or imported from the runner. */
function isRunner(source: Source, object: Node): boolean {
  let node = object;
  // `jest.mock("a").mock("b")`
  while (node.type === "CallExpression" && node.callee.type === "MemberExpression") node = node.callee.object;
  if (node.type !== "Identifier" || !RUNNERS.has(node.name)) return false;
  const definition = source.variableOf(node)?.defs[0];
  if (!definition || isAmbient(definition.parent)) return true;
  const { parent } = definition;
  return parent?.type === "ImportDeclaration" && RUNNER_MODULES.has(parent.source.value);
}

/** `declare const jest: …` tells the type checker of a global. */
function isAmbient(declaration: Node | null | undefined): boolean {
  return declaration?.type === "VariableDeclaration" && declaration.declare;
}

/** `td.replace("m")`, `t.mock.module("m")`. */
function readDouble(source: Source, call: TSESTree.CallExpression): Named | null {
  const [string] = call.arguments;
  const specifier = staticString(string);
  if (!string || specifier === null || !DOUBLES.test(source.text.slice(...call.callee.range))) return null;
  const double = ModuleDouble.read(source, call, string);
  return { string, specifier, purpose: "mock", module: null, fixed: true, unseen: double === null, double, later: [] };
}

function isImportMeta(node: Node): boolean {
  return node.type === "MetaProperty" && node.meta.name === "import";
}

/** `jest.mock("m")` and its kin, `require.resolve("m")`, `import.meta.resolve("m")`. */
function readMethod(source: Source, call: TSESTree.CallExpression): Named | null {
  const { callee } = call;
  if (callee.type !== "MemberExpression") return null;
  const [argument] = call.arguments;
  const method = memberName(callee) ?? "";
  // `vi.mock(import("m"))` names the module for the type checker's sake.
  const string = argument?.type === "ImportExpression" ? argument.source : argument;
  const specifier = staticString(string);
  if (!string || specifier === null) return null;
  const pointer: Named = { string, specifier, purpose: "pointer", module: null, fixed: false, unseen: false, double: null, later: [] };
  const resolves = isGlobal(source, callee.object, "require") || isImportMeta(callee.object);
  if (resolves) return method === "resolve" ? pointer : null;
  if (!isRunner(source, callee.object)) return null;
  // A factory writes down what the module holds.
  if (REPLACING.has(method)) {
    const double = ModuleDouble.read(source, call, string);
    return { ...pointer, purpose: "mock", fixed: call.arguments.length > 1, unseen: double === null, double };
  }
  if (!LOADING.has(method)) return null;
  const awaited = call.parent.type === "AwaitExpression" ? call.parent : null;
  const module = method.startsWith("import") ? awaited : call;
  // A test double that spreads the real module replaces part of it: what, its other keys tell.
  const unseen = !isSpreadAlone(source, module ?? call) && escapes(module ?? call);
  return { ...pointer, purpose: "load", module, unseen };
}

/** The function that gets the module when it is there: `import("m").then((m) => …)`. */
function takerOf({ parent: member }: Node): FunctionNode | null {
  if (member?.type !== "MemberExpression" || memberName(member) !== "then") return null;
  const then = member.parent;
  const [taker] = then.type === "CallExpression" ? then.arguments : [];
  return taker && isFunction(taker) ? taker : null;
}

/** The names that a parameter gives to the module or to parts of it. */
function readLater(source: Source, taker: FunctionNode, parameter: Node): Later[] {
  const holders = new Map([[parameter.type === "Identifier" ? parameter.name : "", [] as readonly string[]]]);
  for (const property of parameter.type === "ObjectPattern" ? parameter.properties : []) {
    if (property.type !== "Property") continue;
    const key = keyName(property);
    const value = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
    if (value.type === "Identifier" && key !== null) holders.set(value.name, [key]);
  }
  return source.declaredBy(taker).flatMap(({ name, references }) => {
    const path = holders.get(name);
    return path ? readsOf(references).map((name) => ({ name, path })) : [];
  });
}

/** Whether the value of an expression goes where its uses are not seen: it is neither dropped nor read from. */
function escapes({ parent }: Node): boolean {
  return parent?.type !== "ExpressionStatement" && parent?.type !== "MemberExpression";
}

function readCall(source: Source, call: TSESTree.CallExpression | TSESTree.ImportExpression): Named | null {
  const load = call.type === "ImportExpression" ? readDynamicImport(call) : readRequire(source, call);
  if (!load) return call.type === "CallExpression" ? (readMethod(source, call) ?? readDouble(source, call)) : null;
  const { source: string, specifier } = load;
  const module = load.module.type === "ImportExpression" ? null : load.module;
  const taker = takerOf(call);
  const [taken] = taker?.params ?? [];
  const later = taker && taken ? readLater(source, taker, taken) : [];
  // The names of a pattern depend on the module.
  const fixed = load.attributes || taken?.type === "ObjectPattern";
  return { string, specifier, purpose: "load", module, fixed, unseen: !taker && escapes(load.module), double: null, later };
}

function readAmbient({ id, body }: TSESTree.TSModuleDeclaration): Named | null {
  const specifier = staticString(id);
  // What a declaration adds to names of the old module would add nothing to the new one.
  const fixed = (body?.body.length ?? 0) > 0;
  return specifier === null ? null : { string: id, specifier, purpose: "pointer", module: null, fixed, unseen: false, double: null, later: [] };
}

/** Every string in an expression or ambient declaration that names a module. */
export function findNamed(source: Source, findings: Findings): readonly Named[] {
  const found = [...findings.calls.map((call) => readCall(source, call)), ...findings.ambient.map(readAmbient)];
  const outermost = new Map<Node, Named>();
  for (const named of found) {
    // Both `vi.mock(import("m"))` and the import in it are found; the outer one comes first and says what it is for.
    if (named && !outermost.has(named.string)) outermost.set(named.string, named);
  }
  return [...outermost.values()];
}

/** The modules that test doubles replace anywhere in the file. */
export function findMockedModules(source: Source, named: readonly Named[]): readonly string[] {
  const replaced = named.filter(({ purpose }) => purpose === "mock");
  return [...new Set(replaced.flatMap(({ specifier }) => source.names.read(specifier)))];
}

const SPYING = new Set(["spyOn", "replaceProperty", "stub", "method"]);

/** What `jest.spyOn(C.prototype, "run")` and its kin, or `C.prototype.run = …`, replace a member of. */
export function findSpied({ calls, patched }: Findings): readonly Node[] {
  const spied = calls.flatMap((call) => {
    if (call.type !== "CallExpression" || !SPYING.has(calleeName(call) ?? "")) return [];
    const [object, member] = call.arguments;
    return object && member ? [object] : [];
  });
  return [...spied, ...patched];
}
