import type { LocalValue, QualifiedName } from "../../../facts";
import type { Arg, Call, Expression, PythonNode } from "../ast";
import type { Binding, Definition, Scope } from "../scopes";
import { parse } from "../parse";
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
  if (definitions.length > 1 && !isOwn) return null;
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
      return !isRest(definition.node);
    case "assignment": {
      const { parent } = definition.node;
      return (parent?.type !== "Assign" && parent?.type !== "AnnAssign") || !isNone(parent.value);
    }
    case "with":
    case "loop":
      return true;
    default:
      return false;
  }
}

function isRest(parameter: Arg): boolean {
  const list = parameter.parent;
  return list.type === "arguments" && (list.vararg === parameter || list.kwarg === parameter);
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

/** Looks through `Optional[X]`, `X | None`, `Annotated[X, …]` and quotes. */
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
  if (annotation.type === "BinOp" && annotation.op.type === "BitOr") {
    if (isNone(annotation.right)) return typesOfAnnotation(annotation.left, scope, analysis);
    return isNone(annotation.left) ? typesOfAnnotation(annotation.right, scope, analysis) : [];
  }
  if (annotation.type === "Subscript") {
    const { slice } = annotation;
    const [type, other] = slice.type === "Tuple" ? slice.elts : [slice];
    const wrapper = lastName(annotation.value);
    const transparent =
      wrapper === "Optional" || wrapper === "Annotated" || (wrapper === "Union" && other !== undefined && isNone(other));
    return transparent && type ? typesOfAnnotation(type, scope, analysis) : [];
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
