import type { Call, Compare, Constant, Expression, PythonNode, Subscript } from "../ast";
import type { Analysis } from "./analysis";
import { chainOf, lastName } from "./chains";
import type { LoadedModules } from "./loaded-modules";
import type { Sighting } from "./mentions";
import { stringValue } from "./string-literals";

const SYS_MODULES: ReadonlySet<string> = new Set(["sys.modules"]);
const PATCHERS: ReadonlySet<string> = new Set(["unittest.mock.patch", "mock.patch"]);

type Reading = Pick<Sighting, "purpose" | "isModule" | "isValue">;

/** Functions that take an object and the name of an attribute of it. */
const ATTRIBUTE_FUNCTIONS: ReadonlyMap<string, Sighting["purpose"]> = new Map([
  ["builtins.getattr", "pointer"],
  ["builtins.hasattr", "pointer"],
  ["builtins.setattr", "mock"],
  ["builtins.delattr", "mock"],
]);

const LOAD: Reading = { purpose: "load", isModule: true, isValue: true };
const LOOK_UP: Reading = { purpose: "look-up", isModule: true, isValue: true };
const FIND: Reading = { purpose: "pointer", isModule: true, isValue: false };
const RESOLVE: Reading = { purpose: "pointer", isModule: false, isValue: false };
const REPLACE_INSIDE: Reading = { purpose: "mock", isModule: false, isValue: false };
const REPLACE_MODULE: Reading = { purpose: "mock", isModule: true, isValue: false };

/** Functions that take the name of a module, or of something in one. */
const FUNCTIONS: ReadonlyMap<string, Reading> = new Map([
  ["importlib.import_module", LOAD],
  ["builtins.__import__", LOAD],
  ["pytest.importorskip", LOAD],
  ["importlib.util.find_spec", FIND],
  ["importlib.find_loader", FIND],
  ["runpy.run_module", FIND],
  ["pkgutil.resolve_name", RESOLVE],
]);

/** Fixtures of pytest: a test knows them by the names of its parameters. */
const MOCKER = /^(?:(?:class|module|package|session)_)?mocker$/;
const MONKEYPATCH = /^(?:monkeypatch|mp)$/;

/** Last names of all methods above and below, so that calls of other methods cost no look-up. */
const METHODS: ReadonlySet<string> = new Set([
  "import_module", "__import__", "importorskip", "find_spec", "find_loader", "run_module", "resolve_name", "patch",
  "multiple", "dict", "setattr", "delattr", "setitem", "delitem", "get", "pop", "setdefault",
]);

const DOTTED_NAME = /^\.*[\p{ID_Start}_][\p{ID_Continue}]*(?:[.:][\p{ID_Start}_][\p{ID_Continue}]*)*$/u;

/** The strings at `node` that name a module or something in one. */
export function sightingsAt(node: PythonNode, analysis: Analysis): readonly Sighting[] {
  switch (node.type) {
    case "Call":
      return node.func.type !== "Attribute" || METHODS.has(node.func.attr) ? sightingsInCall(node, analysis) : [];
    case "Subscript":
      return sightingsInSubscript(node, analysis);
    case "Compare":
      return sightingsInComparison(node, analysis);
    default:
      return [];
  }
}

function sightingsInCall(call: Call, analysis: Analysis): readonly Sighting[] {
  const { func } = call;
  if (call.args.length + call.keywords.length === 0) return [];
  const at = (node: Expression | undefined, reading: Reading) => sighting(node, call, reading, analysis);
  for (const name of analysis.dottedNames(func)) {
    const reading = FUNCTIONS.get(name);
    if (reading) return at(argument(call, 0, "name"), reading === LOAD && !isWhole(call) ? { ...LOAD, isValue: false } : reading);
    if (PATCHERS.has(name)) return at(argument(call, 0, "target"), REPLACE_INSIDE);
  }
  if (isPatchOfFixture(func)) return at(argument(call, 0, "target"), REPLACE_INSIDE);
  if (func.type !== "Attribute") return [];
  const { value: owner, attr: method } = func;
  if (method === "multiple" && isPatcher(owner, analysis)) return at(argument(call, 0, "target"), REPLACE_INSIDE);
  if (method === "dict" && isPatcher(owner, analysis)) return sightingsInPatchedDict(call, analysis);
  if (MONKEYPATCH.test(lastName(owner) ?? "")) {
    if (method === "setattr" || method === "delattr") return at(call.args[0], REPLACE_INSIDE);
    const [table, key] = call.args;
    return table && isSysModules(table, analysis) ? at(key, REPLACE_MODULE) : [];
  }
  if (!isSysModules(owner, analysis)) return [];
  return at(call.args[0], method === "setdefault" ? REPLACE_MODULE : { ...LOOK_UP, isValue: method === "get" });
}

/** Whether the value is the named module: `__import__("a.b")` is `a`. */
function isWhole(call: Call): boolean {
  if (lastName(call.func) !== "__import__") return true;
  if (!stringValue(argument(call, 0, "name"))?.includes(".")) return true;
  const names = argument(call, 3, "fromlist");
  return (names?.type === "List" || names?.type === "Tuple") && names.elts.length > 0;
}

/** `patch.dict("sys.modules", {"m": …})` replaces modules; any other name is that of a dictionary. */
function sightingsInPatchedDict(call: Call, analysis: Analysis): readonly Sighting[] {
  const table = argument(call, 0, "in_dict");
  const values = argument(call, 1, "values");
  if (!table) return [];
  if (stringValue(table) !== "sys.modules" && !isSysModules(table, analysis)) {
    return sighting(table, call, REPLACE_INSIDE, analysis);
  }
  const keys = values?.type === "Dict" ? values.keys : [];
  return keys.flatMap((key) => sighting(key ?? undefined, call, REPLACE_MODULE, analysis));
}

function sightingsInSubscript(subscript: Subscript, analysis: Analysis): readonly Sighting[] {
  if (lastName(subscript.value) !== "modules" || !isSysModules(subscript.value, analysis)) return [];
  const reading = { Load: LOOK_UP, Store: REPLACE_MODULE, Del: { ...LOOK_UP, isValue: false } }[subscript.ctx.type];
  return sighting(subscript.slice, subscript, reading, analysis);
}

function sightingsInComparison(comparison: Compare, analysis: Analysis): readonly Sighting[] {
  const [table] = comparison.comparators;
  const [operator] = comparison.ops;
  if (operator?.type !== "In" && operator?.type !== "NotIn") return [];
  if (!table || lastName(table) !== "modules" || !isSysModules(table, analysis)) return [];
  return sighting(comparison.left, comparison, { ...LOOK_UP, isValue: false }, analysis);
}

function isSysModules(expression: Expression, analysis: Analysis): boolean {
  return analysis.isOneOf(expression, SYS_MODULES);
}

function isPatcher(expression: Expression, analysis: Analysis): boolean {
  return analysis.isOneOf(expression, PATCHERS) || isPatchOfFixture(expression);
}

function isPatchOfFixture(expression: Expression): boolean {
  const chain = chainOf(expression);
  return chain !== null && chain.path.at(-1) === "patch" && MOCKER.test(chain.path.at(-2) ?? chain.root.id);
}

function argument(call: Call, index: number, keyword: string): Expression | undefined {
  return call.args[index] ?? call.keywords.find(({ arg }) => arg === keyword)?.value;
}

function sighting(
  node: Expression | undefined, expression: Expression, reading: Reading, analysis: Analysis,
): readonly Sighting[] {
  if (node?.type !== "Constant" || typeof node.value !== "string" || !DOTTED_NAME.test(node.value)) return [];
  const dotted = absoluteName(node, expression, analysis);
  return dotted === null ? [] : [{ literal: node, expression, dotted, ...reading, isPart: false }];
}

/** The string in a call that names an attribute of a module: `patch.object(m, "X")`, `getattr(import_module("m"), "X")`. */
export function partsAt(call: Call, loaded: LoadedModules, analysis: Analysis): readonly Sighting[] {
  const [target, name] = call.args;
  const attribute = stringValue(name);
  if (!target || name?.type !== "Constant" || attribute === null || attribute.includes(".")) return [];
  const purpose = purposeOf(call.func, analysis);
  if (!purpose) return [];
  const sighting = { literal: name, expression: call, purpose, isModule: false, isValue: false, isPart: true };
  return loaded.namesOf(target).map((module) => ({ ...sighting, dotted: `${module}.${attribute}` }));
}

function purposeOf(func: Expression, analysis: Analysis): Sighting["purpose"] | undefined {
  if (func.type !== "Attribute") {
    return analysis.dottedNames(func).map((name) => ATTRIBUTE_FUNCTIONS.get(name)).find((purpose) => purpose !== undefined);
  }
  const { value: owner, attr: method } = func;
  const replaces =
    method === "object" ? isPatcher(owner, analysis) : /^(?:set|del)attr$/.test(method) && MONKEYPATCH.test(lastName(owner) ?? "");
  return replaces ? "mock" : undefined;
}

/** Resolves `import_module(".m", package="p")`. */
function absoluteName(literal: Constant, expression: Expression, analysis: Analysis): string | null {
  const name = stringValue(literal) ?? "";
  const rest = name.replace(/^\.+/, "");
  const level = name.length - rest.length;
  if (level === 0) return name;
  const anchor = expression.type === "Call" ? argument(expression, 1, "package") : undefined;
  const base = stringValue(anchor);
  if (base !== null) {
    const segments = base.split(".");
    return level > segments.length ? null : [...segments.slice(0, segments.length - level + 1), rest].join(".");
  }
  const isOwn = anchor?.type === "Name" && anchor.id === "__package__";
  return isOwn ? (analysis.resolveRelative(level, rest)[0] ?? null) : null;
}
