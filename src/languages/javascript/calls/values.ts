import type { TSESTree } from "@typescript-eslint/utils";
import type { LocalValue, QualifiedName } from "../../../facts";
import type { FileMeanings } from "../meanings";
import type { ScopeVariable, Source } from "../source";
import { contains, hasRun, isFunction, staticString, unwrap, type Node } from "../syntax";
import { declaredTypes } from "./declared-type";
import { isNothing } from "./substance";

/** The parameters and variables that surely hold a value where the code at `place` runs. */
export function valuesAt(source: Source, meanings: FileMeanings, place: Node): readonly LocalValue[] {
  const values: LocalValue[] = [];
  const hidden = new Set<string>();
  const own = source.scopeOf(place);
  for (let scope: typeof own | null = own; scope; scope = scope.upper) {
    // What a module holds is shared by all who call its functions.
    if (scope.block.type === "Program" && scope.variableScope !== own?.variableScope) break;
    for (const variable of scope.variables) {
      if (hidden.has(variable.name) || variable.defs.length === 0) continue;
      hidden.add(variable.name);
      if (isTestedEmpty(source, variable, place)) continue;
      const types = typesOf(source, meanings, variable, place);
      const [identifier] = variable.identifiers;
      const declared = types && identifier?.type === "Identifier" ? declaredTypes(source, identifier) : null;
      if (types && declared) values.push({ name: variable.name, types: [...types, ...declared] });
    }
  }
  return values;
}

/** Whether the code at `place` runs only where the variable holds nothing: `if (!x)`, `x ?? …`. */
function isTestedEmpty(source: Source, variable: ScopeVariable, place: Node): boolean {
  for (let child = place, outer = place.parent; outer; child = outer, outer = outer.parent) {
    if (outer.type === "IfStatement" || outer.type === "ConditionalExpression") {
      if (child !== outer.test && saysEmpty(source, variable, outer.test, child === outer.consequent)) return true;
    } else if (outer.type === "LogicalExpression" && child === outer.right) {
      if (outer.operator === "??" ? reads(source, variable, outer.left) : saysEmpty(source, variable, outer.left, outer.operator === "&&")) return true;
    }
  }
  return false;
}

/** Whether a test that comes out as `expected` says that the variable holds nothing. */
function saysEmpty(source: Source, variable: ScopeVariable, test: Node, expected: boolean): boolean {
  const node = unwrap(test);
  if (node.type === "UnaryExpression" && node.operator === "!") return saysEmpty(source, variable, node.argument, !expected);
  // Both sides of `a && b` hold where it holds, and neither side of `a || b` where it does not.
  if (node.type === "LogicalExpression" && node.operator === (expected ? "&&" : "||"))
    return saysEmpty(source, variable, node.left, expected) || saysEmpty(source, variable, node.right, expected);
  if (node.type !== "BinaryExpression") return !expected && reads(source, variable, node);
  if (!(expected ? /^===?$/ : /^!==?$/).test(node.operator)) return false;
  return [[node.left, node.right] as const, [node.right, node.left] as const].some(([one, other]) => {
    const asked = unwrap(one);
    if (asked.type === "UnaryExpression" && asked.operator === "typeof") return reads(source, variable, asked.argument) && staticString(other) === "undefined";
    return reads(source, variable, asked) && isNothing(source, other);
  });
}

const reads = (source: Source, variable: ScopeVariable, node: Node): boolean => {
  const read = unwrap(node);
  return read.type === "Identifier" && source.variableOf(read) === variable;
};

/** What is known of the type of a variable; null for one that may hold nothing, or something else by then. */
function typesOf(
  source: Source,
  meanings: FileMeanings,
  variable: ScopeVariable,
  place: Node,
): readonly QualifiedName[] | null {
  const [definition, other] = variable.defs;
  if (!definition || other || variable.references.some((reference) => reference.isWrite() && !reference.init))
    return null;
  const { name, node } = definition;
  if (name.type !== "Identifier") return null;
  if (definition.type === "Parameter") return isFunction(node) ? parameterTypes(source, meanings, name, place) : null;
  if (definition.type !== "Variable" || node.type !== "VariableDeclarator") return null;
  return variableTypes(source, meanings, node, name, place);
}

function parameterTypes(
  source: Source,
  meanings: FileMeanings,
  name: TSESTree.Identifier,
  place: Node,
): readonly QualifiedName[] | null {
  const early = name.range[1] > place.range[0];
  if (early || name.optional || name.parent.type === "RestElement" || isLeftOut(source, name)) return null;
  if (name.parent.type === "AssignmentPattern" && isNoObject(source, name.parent.right)) return null;
  return annotatedTypes(meanings, name);
}

/** Whether a call of this file leaves the parameter out. */
function isLeftOut(source: Source, name: TSESTree.Identifier): boolean {
  const owner = name.parent;
  if (!isFunction(owner)) return false;
  const index = owner.params.indexOf(name);
  const named = owner.parent.type === "VariableDeclarator" && owner.parent.init === owner ? owner.parent : owner;
  return source.declaredBy(named).some(({ name: own, references }) => {
    if (own !== (named.id?.type === "Identifier" ? named.id.name : null)) return false;
    return references.some(({ identifier }) => {
      const { parent: call } = identifier;
      if (call.type !== "CallExpression" || call.callee !== identifier) return false;
      return call.arguments.length <= index && !call.arguments.some(({ type }) => type === "SpreadElement");
    });
  });
}

function variableTypes(
  source: Source,
  meanings: FileMeanings,
  node: TSESTree.VariableDeclarator,
  name: TSESTree.Identifier,
  place: Node,
): readonly QualifiedName[] | null {
  const loop = node.parent.parent;
  // Functions made in the loop share one `var`.
  if (loop.type === "ForOfStatement" && node.parent.kind === "var") return null;
  if (loop.type === "ForOfStatement") return contains(loop.body, place) ? annotatedTypes(meanings, name) : null;
  if (!node.init || mayBeNothing(source, node.init) || contains(node, place)) return null;
  // A function may be called before what is declared behind it has run.
  if (node.range[1] > place.range[0] || !hasRun(node, place)) return null;
  if (name.parent.type === "RestElement") return null;
  const annotated = annotatedTypes(meanings, name);
  if (!annotated || name.typeAnnotation || node.id !== name) return annotated;
  return constructedTypes(meanings, node.init);
}

/** Whether an expression says itself that its value may be missing: `found ? user : null`. */
function mayBeNothing(source: Source, init: Node): boolean {
  const made = unwrap(init);
  if (made.type === "ConditionalExpression")
    return mayBeNothing(source, made.consequent) || mayBeNothing(source, made.alternate);
  if (made.type === "LogicalExpression")
    return mayBeNothing(source, made.right) || (made.operator === "&&" && mayBeNothing(source, made.left));
  return isNoObject(source, made);
}

/** Nothing, or a text or number that goes by the name of an object. */
function isNoObject(source: Source, value: Node): boolean {
  return value.type === "Literal" || value.type === "TemplateLiteral" || isNothing(source, value);
}

/** The classes of `new X()` and `value as X`. */
function constructedTypes(meanings: FileMeanings, init: Node): readonly QualifiedName[] {
  if (init.type === "TSAsExpression" || init.type === "TSTypeAssertion") return meanings.ofType(init.typeAnnotation);
  const made = unwrap(init.type === "AwaitExpression" ? init.argument : init);
  return made.type === "NewExpression" ? meanings.of(made.callee) : [];
}

/** The declared type of a name; none where it has none, null where the type admits nothing. */
function annotatedTypes(meanings: FileMeanings, name: TSESTree.Identifier): readonly QualifiedName[] | null {
  const annotation = name.typeAnnotation?.typeAnnotation;
  if (!annotation) return [];
  if (annotation.type === "TSUnionType") return annotation.types.some(admitsNothing) ? null : [];
  return admitsNothing(annotation) || isPrimitive(annotation) ? null : meanings.ofType(annotation);
}

function isPrimitive({ type }: TSESTree.TypeNode): boolean {
  return /^TS(?:String|Number|Boolean|BigInt|Symbol|Never)Keyword$/.test(type);
}

function admitsNothing({ type }: TSESTree.TypeNode): boolean {
  return type === "TSNullKeyword" || type === "TSUndefinedKeyword" || type === "TSVoidKeyword";
}
