import type { LocalValue, QualifiedName } from "../../../facts";
import type { Arg, Call, Expression, PythonNode } from "../ast";
import type { Binding, Definition, Scope } from "../scopes";
import { parse } from "../parse";
import { PLAIN_VALUES } from "../plain-values";
import type { Analysis } from "./analysis";
import { chainOf, lastName } from "./chains";
import { contains, hasRun, placeOf } from "./evaluation";
import { splitName } from "./names";
import { stringValue } from "./string-literals";

/** The variables that surely hold a value where `call` stands. */
export function valuesAt(call: Call, analysis: Analysis): readonly LocalValue[] {
  const values: LocalValue[] = [];
  const seen = new Set<string>();
  const own = analysis.scopes.scopeAt(call);
  for (let scope: Scope | null = own; scope; scope = scope.parent) {
    if (scope.kind === "class" || scope.kind === "annotation") continue;
    // What a module holds is shared by all who call its functions.
    if (scope.kind === "module" && scope !== own) break;
    for (const binding of scope.bindings.values()) {
      const { name } = binding;
      if (seen.has(name)) continue;
      seen.add(name);
      if (analysis.scopes.resolve(name, own) !== binding) continue;
      const types = typesAt(binding, call, scope === own, analysis);
      if (types) values.push({ name, types });
    }
  }
  return values;
}

/** The types of a variable where `call` stands; null where it may hold nothing, or one of several things. */
function typesAt(binding: Binding, call: Call, isOwn: boolean, analysis: Analysis): readonly QualifiedName[] | null {
  const { definitions, scope } = binding;
  // A nested function may run when the loop has gone on, or the context manager has ended.
  const passes = definitions.some(({ kind }) => kind === "loop" || kind === "with");
  if (!isOwn && (definitions.length > 1 || passes)) return null;
  if (isTestedEmpty(binding.name, call)) return null;
  if (definitions.some((definition) => definition.scope !== scope || !holdsValue(definition))) return null;
  if (!definitions.some((definition) => isBoundAt(definition, call))) return null;
  const [first, ...others] = definitions.map((definition) => declaredTypes(definition, analysis));
  if (!first || others.some((types) => JSON.stringify(types) !== JSON.stringify(first))) return null;
  return first;
}

/** Whether the definition gives the variable a value of its own; imports, functions and classes are no state. */
function holdsValue(definition: Definition): boolean {
  switch (definition.kind) {
    case "parameter":
      return !isRest(definition.node) && !mayBeNoObject(defaultOf(definition.node)) && !admitsOther(definition.node.annotation);
    case "assignment": {
      const { parent } = definition.node;
      // What a star takes is a list.
      if (parent?.type === "Starred" || (parent?.type === "AnnAssign" && admitsOther(parent.annotation))) return false;
      return !mayBeNoObject(assignedTo(definition.node));
    }
    case "with":
    case "loop":
      return true;
    default:
      return false;
  }
}

/** The value that an assignment gives to a name; null where it is taken out of something that is not spelled out. */
export function assignedTo(target: PythonNode): Expression | null {
  const { parent } = target;
  if (parent?.type === "NamedExpr") return parent.value;
  if (parent?.type === "Assign" || parent?.type === "AnnAssign") return parent.value;
  if (parent?.type !== "Tuple" && parent?.type !== "List") return null;
  const whole = assignedTo(parent);
  if (whole?.type !== "Tuple" && whole?.type !== "List") return null;
  const isPlain = [...parent.elts, ...whole.elts].every(({ type }) => type !== "Starred");
  return isPlain ? (whole.elts[parent.elts.findIndex((element) => element === target)] ?? null) : null;
}

/** Whether a value may be missing, or is a number, a text, a truth value or a collection of values. */
function mayBeNoObject(value: Expression | null): boolean {
  if (value === null) return false;
  switch (value.type) {
    case "IfExp":
      return mayBeNoObject(value.body) || mayBeNoObject(value.orelse);
    case "BoolOp":
      return value.op.type === "And" || mayBeNoObject(value.values.at(-1) ?? null);
    case "NamedExpr":
      return mayBeNoObject(value.value);
    default:
      return value.type === "Lambda" || PLAIN_VALUES.has(value.type);
  }
}

function isRest(parameter: Arg): boolean {
  const list = parameter.parent;
  return list.type === "arguments" && (list.vararg === parameter || list.kwarg === parameter);
}

function defaultOf(parameter: Arg): Expression | null {
  const list = parameter.parent;
  if (list.type !== "arguments") return null;
  const keywordOnly = list.kwonlyargs.indexOf(parameter);
  if (keywordOnly >= 0) return list.kw_defaults[keywordOnly] ?? null;
  const ordered = [...list.posonlyargs, ...list.args];
  return list.defaults[ordered.indexOf(parameter) - ordered.length + list.defaults.length] ?? null;
}

const SCALARS: ReadonlySet<string> = new Set(["str", "int", "float", "bool", "bytes", "dict", "list", "tuple", "set"]);

/** Whether an annotation says that the value may be missing, or is no object of a class: `Optional[X]`, `X | None`, `str`. */
function admitsOther(annotation: Expression | null): boolean {
  if (annotation === null) return false;
  const quoted = stringValue(annotation);
  if (quoted !== null) return /\b(?:Optional|None)\b/.test(quoted) || SCALARS.has(quoted);
  if (annotation.type === "BinOp") return admitsOther(annotation.left) || admitsOther(annotation.right);
  if (annotation.type === "Name") return SCALARS.has(annotation.id);
  if (annotation.type !== "Subscript") return isNone(annotation);
  const { slice } = annotation;
  const wrapper = lastName(annotation.value);
  if (wrapper === "Annotated") return slice.type === "Tuple" && admitsOther(slice.elts[0] ?? null);
  return wrapper === "Optional" || (wrapper === "Union" && slice.type === "Tuple" && slice.elts.some(admitsOther));
}

/** Whether the code around `call` runs only where the variable holds nothing: `if x is None:`, `if not x:`. */
function isTestedEmpty(name: string, call: Call): boolean {
  const holds = (node: Expression): boolean => node.type === "Name" && node.id === name;
  for (let child: PythonNode = call, parent: PythonNode | null = call.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type !== "If" && parent.type !== "IfExp") continue;
    const { test } = parent;
    const { body } = parent;
    const runs = Array.isArray(body) ? body.some((statement) => statement === child) : body === child;
    const isNot = test.type === "UnaryOp" && test.op.type === "Not" && holds(test.operand);
    const isEmpty = test.type === "Compare" && ["Is", "Eq"].includes(test.ops[0]?.type ?? "") && holds(test.left) && isNone(test.comparators[0] ?? null);
    if (runs && (isNot || isEmpty)) return true;
  }
  return false;
}

function isNone(value: Expression | null): boolean {
  return value?.type === "Constant" && value.value === null;
}

function isBoundAt(definition: Definition, call: Call): boolean {
  switch (definition.kind) {
    case "parameter":
      return true;
    case "with":
    case "loop":
      return holderBindsFor(definition.node, call);
    case "assignment": {
      const place = placeOf(definition.node);
      return place !== null && hasRun(place.statement, call);
    }
    default:
      return false;
  }
}

/** Whether `call` stands where the target of a `with`, a loop or a comprehension is bound. */
function holderBindsFor(target: PythonNode, call: Call): boolean {
  for (let holder = target.parent; holder; holder = holder.parent) {
    switch (holder.type) {
      case "With":
      case "AsyncWith":
      case "For":
      case "AsyncFor": {
        const [first, last] = [holder.body[0], holder.body.at(-1)];
        return !!first && !!last && call.range[0] >= first.range[0] && call.range[1] <= last.range[1];
      }
      case "comprehension":
        return !contains(holder.iter, call);
      default:
    }
  }
  return false;
}

function declaredTypes(definition: Definition, analysis: Analysis): readonly QualifiedName[] {
  if (definition.kind === "parameter") return typesOfAnnotation(definition.node.annotation, definition.scope.parent, analysis);
  if (definition.kind !== "assignment") return [];
  const { parent } = definition.node;
  if (parent?.type === "AnnAssign" && parent.target === definition.node) {
    return typesOfAnnotation(parent.annotation, definition.scope, analysis);
  }
  if (parent?.type !== "Assign" || !parent.targets.some((target) => target === definition.node)) return [];
  return parent.value.type === "Call" ? readings(parent.value.func, definition.scope, analysis) : [];
}

/** Looks through `Annotated[X, …]` and quotes. */
function typesOfAnnotation(annotation: Expression | null, scope: Scope | null, analysis: Analysis): readonly QualifiedName[] {
  if (annotation === null || scope === null) return [];
  const quoted = stringValue(annotation);
  if (quoted !== null) {
    const result = parse(`(${quoted}\n)`);
    const statement = result.ok ? result.module.body[0] : undefined;
    return statement?.type === "Expr" && stringValue(statement.value) === null
      ? typesOfAnnotation(statement.value, scope, analysis)
      : [];
  }
  if (annotation.type === "Subscript") {
    const { slice } = annotation;
    const [type] = slice.type === "Tuple" ? slice.elts : [slice];
    return lastName(annotation.value) === "Annotated" && type ? typesOfAnnotation(type, scope, analysis) : [];
  }
  return readings(annotation, scope, analysis);
}

/** Every reading of a name or chain; `a.b.C` after `import a.b` is `C` of `a.b`, too. */
function readings(expression: Expression, scope: Scope, analysis: Analysis): readonly QualifiedName[] {
  const chain = chainOf(expression);
  if (!chain) return [];
  const binding = analysis.scopes.resolve(chain.root.id, scope);
  if (!binding) return [];
  return analysis.qualifyBinding(chain.root.id, binding, chain.path).flatMap(({ module, path }) => {
    const dotted = [module, ...path].join(".");
    return splitName(dotted).filter((split) => split.module.length >= module.length);
  });
}
