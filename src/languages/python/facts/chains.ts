import type { Attribute, Expression, Name, PythonNode } from "../ast";

/** A name with the attributes that are read from it. */
export interface Chain {
  readonly root: Name;
  readonly links: readonly Attribute[];
  readonly path: readonly string[];
  /** The whole chain as an expression. */
  readonly top: Name | Attribute;
}

/** Reads an expression as a chain; null where it is something else. */
export function chainOf(expression: PythonNode): Chain | null {
  const links: Attribute[] = [];
  let node = expression;
  for (; node.type === "Attribute"; node = node.value) links.unshift(node);
  if (node.type !== "Name") return null;
  return { root: node, links, path: links.map((link) => link.attr), top: links.at(-1) ?? node };
}

/** The attributes that are read from `expression` in turn. */
export function linksFrom(expression: Expression): readonly Attribute[] {
  const links: Attribute[] = [];
  let child = expression;
  for (let { parent } = expression; parent.type === "Attribute" && parent.value === child; { parent } = parent) {
    links.push(parent);
    child = parent;
  }
  return links;
}

/** The longest chain that begins with `root`. */
export function chainFrom(root: Name): Chain {
  const links = linksFrom(root);
  return { root, links, path: links.map((link) => link.attr), top: links.at(-1) ?? root };
}

/** The last name of a name or attribute chain of any kind: `raises` of `pytest.raises`. */
export function lastName(expression: Expression): string | null {
  if (expression.type === "Name") return expression.id;
  return expression.type === "Attribute" ? expression.attr : null;
}
