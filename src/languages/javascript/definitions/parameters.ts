import type { TSESTree } from "@typescript-eslint/utils";
import type { Parameter } from "../../../facts";

type Callable =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | TSESTree.TSDeclareFunction
  | TSESTree.TSEmptyBodyFunctionExpression;

/** The parameters of a function; null where one has no name to be known by. */
export function readParameters({ params }: Callable): readonly Parameter[] | null {
  const parameters: Parameter[] = [];
  for (const param of params) {
    const declared = param.type === "TSParameterProperty" ? param.parameter : param;
    const parameter = readParameter(declared);
    if (!parameter) return null;
    // `this` is declared for the type checker only.
    if (parameter.name !== "this") parameters.push(parameter);
  }
  return parameters;
}

function readParameter(param: TSESTree.Parameter): Parameter | null {
  if (param.type === "RestElement") {
    return param.argument.type === "Identifier" ? { name: param.argument.name, kind: "rest", required: false } : null;
  }
  const bound = param.type === "AssignmentPattern" ? param.left : param;
  if (bound.type !== "Identifier") return null;
  return { name: bound.name, kind: "positional", required: param === bound && !bound.optional };
}

/** Whether calling it gives a promise. */
export function isAsync(node: Callable): boolean {
  if (node.async) return true;
  const result = node.returnType?.typeAnnotation;
  if (result?.type !== "TSTypeReference" || result.typeName.type !== "Identifier") return false;
  return result.typeName.name === "Promise" || result.typeName.name === "PromiseLike";
}

export type { Callable };
