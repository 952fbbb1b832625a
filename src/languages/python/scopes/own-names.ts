import type { Arg, Arguments, PythonNode } from "../ast";
import type { Definition, Scope } from "./model";

/** What a node binds by a name of its own, which is no `Name` node. */
export function ownName(node: PythonNode, scope: Scope): { name: string; definition: Definition } | null {
  switch (node.type) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      return { name: node.name, definition: { kind: "function", node, scope } };
    case "ClassDef":
      return { name: node.name, definition: { kind: "class", node, scope } };
    case "ExceptHandler":
      return node.name === null ? null : { name: node.name, definition: { kind: "except", node, scope } };
    case "MatchAs":
    case "MatchStar":
      return node.name === null ? null : { name: node.name, definition: { kind: "match", node, scope } };
    case "MatchMapping":
      return node.rest === null ? null : { name: node.rest, definition: { kind: "match", node, scope } };
    case "TypeVar":
    case "ParamSpec":
    case "TypeVarTuple":
      return { name: node.name, definition: { kind: "type-parameter", node, scope } };
    default:
      return null;
  }
}

/** The parameters of a function in the order of the source. */
export function parametersOf(node: Arguments): Arg[] {
  return [
    ...node.posonlyargs, ...node.args, ...(node.vararg ? [node.vararg] : []), ...node.kwonlyargs,
    ...(node.kwarg ? [node.kwarg] : []),
  ];
}
