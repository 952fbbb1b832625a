import type { Constant, Expression } from "../ast";
import { parse } from "../parse";
import type { Binding, Scope } from "../scopes";
import { walk } from "../walk";
import type { Analysis } from "./analysis";
import { chainFrom } from "./chains";
import { contentRange, stringValue } from "./string-literals";
import { typePositionOf } from "./type-positions";

/** A name with its attributes inside a string that stands for a type. */
export interface StringReference {
  readonly name: string;
  readonly path: readonly string[];
  readonly scope: Scope;
  readonly binding: Binding | null;
  readonly literal: Constant;
  /** Where the name starts, and where the name and each attribute end; null where an escape hides that. */
  readonly offsets: { readonly start: number; readonly ends: readonly number[] } | null;
}

/** Reads the names in string annotations, however deep they nest. */
export function findStringReferences(literals: readonly Constant[], analysis: Analysis): readonly StringReference[] {
  const found: StringReference[] = [];
  for (const literal of literals) {
    if (typePositionOf(literal, analysis) === null) continue;
    const scope = analysis.scopes.scopeAt(literal);
    const content = contentRange(literal, analysis.text);
    read(stringValue(literal) ?? "", content?.[0] ?? null, literal, scope, analysis, found);
  }
  return found;
}

function read(
  type: string, origin: number | null, literal: Constant, scope: Scope, analysis: Analysis, found: StringReference[],
): void {
  const wrapped = `(${type}\n)`;
  const expression = parseExpression(wrapped);
  if (!expression) return;
  // One character for the parenthesis.
  const offset = origin === null ? null : origin - 1;
  walk(expression, (node) => {
    if (node.type === "Name") {
      const { links, path } = chainFrom(node);
      found.push({
        name: node.id,
        path,
        scope,
        binding: analysis.scopes.resolve(node.id, scope),
        literal,
        offsets: offset === null ? null : {
          start: offset + node.range[0],
          ends: [node, ...links].map((link) => offset + link.range[1]),
        },
      });
    } else if (node.type === "Constant" && typePositionOfInner(node, expression)) {
      const inner = contentRange(node, wrapped);
      read(stringValue(node) ?? "", offset !== null && inner ? offset + inner[0] : null, literal, scope, analysis, found);
    }
  });
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
