import type { Call, Expression, Keyword, Range } from "../ast";
import { skipTrivia } from "./trivia";

/** One argument of a call as it is written. */
interface WrittenArgument {
  readonly node: Expression | Keyword;
  /** With the parentheses around it. */
  readonly range: Range;
}

/** Where the parts of a call stand. */
export interface CallLayout {
  readonly open: number;
  readonly close: number;
  readonly arguments: readonly WrittenArgument[];
  /** The comma behind the last argument. */
  readonly trailingComma: number | null;
}

/** Reads the layout of a call; null for `f(x for x in y)`, whose parentheses belong to the argument as well. */
export function layoutOf(call: Call, text: string): CallLayout | null {
  const [only] = call.args;
  const close = call.range[1] - 1;
  if (only?.type === "GeneratorExp" && only.range[1] === call.range[1]) return null;
  let position = skipTrivia(text, call.func.range[1]);
  // `(f)(x)`: the parentheses around the callee are not part of it.
  while (text.charAt(position) === ")") position = skipTrivia(text, position + 1);
  if (text.charAt(position) !== "(") return null;
  const open = position;
  position += 1;
  let trailingComma: number | null = null;
  const written: WrittenArgument[] = [];
  for (const node of argumentsInOrder(call)) {
    const start = skipTrivia(text, position);
    let depth = 0;
    for (position = start; position < node.range[0]; position = skipTrivia(text, position)) {
      if (text.charAt(position) !== "(") return null;
      depth += 1;
      position += 1;
    }
    position = node.range[1];
    for (; depth > 0; depth -= 1) {
      position = skipTrivia(text, position);
      if (text.charAt(position) !== ")") return null;
      position += 1;
    }
    written.push({ node, range: [start, position] });
    const comma = skipTrivia(text, position);
    trailingComma = text.charAt(comma) === "," ? comma : null;
    if (trailingComma !== null) position = comma + 1;
  }
  return skipTrivia(text, position) === close ? { open, close, arguments: written, trailingComma } : null;
}

/** Positional and keyword arguments in the order of the source. */
export function argumentsInOrder(call: Call): readonly (Expression | Keyword)[] {
  return [...call.args, ...call.keywords].sort((a, b) => a.range[0] - b.range[0]);
}
