import type { Role } from "../../../facts";
import type { Constant, Expression, PythonNode } from "../ast";
import { parse } from "../parse";
import type { Binding, Scope } from "../scopes";
import { walk } from "../walk";
import type { Analysis } from "./analysis";
import { chainFrom } from "./chains";
import { roleOfRunning } from "./running-annotations";
import { contentRange, stringValue } from "./string-literals";
import { findTypeComments } from "./type-comments";
import { typePositionOf } from "./type-positions";

/** A name with its attributes inside a string or a comment that stands for a type. */
export interface StringReference {
  readonly name: string;
  readonly path: readonly string[];
  readonly scope: Scope;
  readonly binding: Binding | null;
  /** The string, or the code that the comment belongs to. */
  readonly node: PythonNode;
  /** What other code does with the type when the program runs; null where it only says a type. */
  readonly running: Extract<Role, "identity" | "value"> | null;
  /** Where the name starts, and where the name and each attribute end; null where an escape hides that. */
  readonly offsets: { readonly start: number; readonly ends: readonly number[] } | null;
}

/** Where a type is written that is no code. */
interface Place extends Pick<StringReference, "node" | "running" | "scope"> {
  /** Where its text begins; null where an escape hides that. */
  readonly origin: number | null;
}

/** Reads the names in string annotations, however deep they nest, and in type comments. */
export function findStringReferences(literals: readonly Constant[], analysis: Analysis): readonly StringReference[] {
  const quoted = literals.filter((literal) => typePositionOf(literal, analysis) !== null).flatMap((literal) => {
    const content = contentRange(literal, analysis.text);
    const place = { node: literal, running: roleOfRunning(literal, analysis), scope: analysis.scopes.scopeAt(literal), origin: content?.[0] ?? null };
    return read(stringValue(literal) ?? "", place, analysis);
  });
  return [...quoted, ...readTypeComments(analysis)];
}

function readTypeComments(analysis: Analysis): StringReference[] {
  return findTypeComments(analysis).flatMap(({ types, node }) => {
    const scope = analysis.scopes.scopeAt(node);
    return types.flatMap(([start, end]) => read(analysis.text.slice(start, end), { node, running: null, scope, origin: start }, analysis));
  });
}

function read(type: string, place: Place, analysis: Analysis): StringReference[] {
  const wrapped = `(${type}\n)`;
  const expression = parseExpression(wrapped);
  if (!expression) return [];
  const { origin, ...common } = place;
  // One character for the parenthesis.
  const offset = origin === null ? null : origin - 1;
  const found: StringReference[] = [];
  walk(expression, (node) => {
    if (node.type === "Name") {
      const { links, path } = chainFrom(node);
      found.push({
        ...common,
        name: node.id,
        path,
        binding: analysis.scopes.resolve(node.id, place.scope),
        offsets: offset === null ? null : {
          start: offset + node.range[0],
          ends: [node, ...links].map((link) => offset + link.range[1]),
        },
      });
    } else if (node.type === "Constant" && typePositionOfInner(node, expression)) {
      const inner = contentRange(node, wrapped);
      found.push(...read(stringValue(node) ?? "", { ...place, origin: offset !== null && inner ? offset + inner[0] : null }, analysis));
    }
  });
  return found;
}

function parseExpression(wrapped: string): Expression | null {
  const result = parse(wrapped);
  if (!result.ok) return null;
  const [statement, ...others] = result.module.body;
  return statement?.type === "Expr" && others.length === 0 ? statement.value : null;
}

/** A string inside a string annotation is a type again, unless `Literal[…]` or `Annotated[…]` takes it. */
function typePositionOfInner(node: Constant, expression: Expression): boolean {
  if (typeof node.value !== "string") return false;
  for (let outer = node.parent; outer !== expression.parent; ) {
    if (outer.type === "Call") return false;
    if (outer.type === "Subscript" && outer.value.type !== "Constant") {
      const name = outer.value.type === "Attribute" ? outer.value.attr : outer.value.type === "Name" ? outer.value.id : "";
      if (name === "Literal" || name === "Annotated") return false;
    }
    if (outer.parent === null) return false;
    outer = outer.parent;
  }
  return true;
}
