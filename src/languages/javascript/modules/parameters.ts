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

/** Whether it may give what another call gives, of which its own types say nothing. */
export function passesOn({ returnType, body }: Callable): boolean {
  if (returnType || !body) return false;
  if (body.type !== "BlockStatement") return body.type === "CallExpression";
  return returnsCall(body.body);
}

/** Functions within stand in expressions or are declarations, so that no statement of theirs is met. */
function returnsCall(statements: readonly TSESTree.Node[]): boolean {
  return statements.some((statement) => {
    switch (statement.type) {
      case "ReturnStatement":
        return statement.argument?.type === "CallExpression";
      case "BlockStatement":
        return returnsCall(statement.body);
      case "IfStatement":
        return returnsCall([statement.consequent, ...(statement.alternate ? [statement.alternate] : [])]);
      case "TryStatement":
        return returnsCall([statement.block, ...(statement.handler ? [statement.handler.body] : [])]);
      default:
        return false;
    }
  });
}

export type { Callable };
