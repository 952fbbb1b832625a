import { isTransparent, memberName, type Node } from "../syntax";

/** The attributes that are read, one from another, from what stands at `root`. */
export interface Chain {
  readonly path: readonly string[];
  /** The expression after each number of attributes; the first is the root itself. */
  readonly nodes: readonly [Node, ...Node[]];
  /** How many attributes are read before the first that is read only where there is something (`?.`). */
  readonly certain: number;
  /** The whole chain with what only changes its type. */
  readonly end: Node;
}

/** The attribute that `parent` reads from `child`; null where it does something else. */
function attributeOf(child: Node, parent: Node): string | null {
  switch (parent.type) {
    case "MemberExpression":
      return parent.object === child && !readsPrototype(parent) ? memberName(parent) : null;
    case "TSQualifiedName":
      return parent.left === child ? parent.right.name : null;
    case "JSXMemberExpression":
      return parent.object === child ? parent.property.name : null;
    default:
      return null;
  }
}

/** The prototype is the class itself to those that tell objects apart by it or replace its methods. */
export function readsPrototype(node: Node): boolean {
  return node.type === "MemberExpression" && memberName(node) === "prototype";
}

export function followChain(root: Node): Chain {
  const path: string[] = [];
  const nodes: [Node, ...Node[]] = [root];
  let certain: number | null = null;
  let end = root;
  for (;;) {
    const { parent } = end;
    if (!parent) break;
    const attribute = attributeOf(end, parent);
    if (attribute !== null) {
      if (parent.type === "MemberExpression" && parent.optional) certain ??= path.length;
      path.push(attribute);
      nodes.push(parent);
    } else if (parent.type !== "ChainExpression" && parent.type !== "TSNonNullExpression") break;
    end = parent;
  }
  return { path, nodes, certain: certain ?? path.length, end: calleeOf(end) };
}

/** `new (C as any)()` calls `C` all the same. */
function calleeOf(end: Node): Node {
  let callee = end;
  while (callee.parent && isTransparent(callee.parent)) callee = callee.parent;
  const { parent } = callee;
  const calls = parent?.type === "CallExpression" || parent?.type === "NewExpression";
  return calls && parent.callee === callee ? callee : end;
}
