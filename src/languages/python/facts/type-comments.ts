import type { NodeType, PythonNode, Range } from "../ast";
import { lastBefore } from "../text";
import { walk } from "../walk";
import type { Analysis } from "./analysis";

/** A comment that says types, as PEP 484 has it. */
interface TypeComment {
  /** Where each type stands: one for a value, those of the parameters and of the result for a function. */
  readonly types: readonly Range[];
  /** The code that it belongs to. */
  readonly node: PythonNode;
}

/** `# type: T`, `# type: (A, B) -> R`; `# type: ignore` says no type. */
const TYPE_COMMENT = /^(#\s*type:(?!\s*ignore\b)\s*)([^#]*[^#\s])/;

/** Whose lists of statements make up the text. */
const BLOCKS: ReadonlySet<NodeType> = new Set<NodeType>([
  ...(["Module", "FunctionDef", "AsyncFunctionDef", "ClassDef", "If", "For", "AsyncFor", "While"] as const),
  ...(["With", "AsyncWith", "Try", "TryStar", "ExceptHandler", "match_case"] as const),
]);

export function findTypeComments(analysis: Analysis): readonly TypeComment[] {
  if (!/#\s*type:(?!\s*ignore\b)/.test(analysis.text)) return [];
  const code = codeInOrder(analysis.module);
  return analysis.comments().flatMap(({ range: [start, end] }) => {
    const [, lead = "", type] = TYPE_COMMENT.exec(analysis.text.slice(start, end)) ?? [];
    const node = type === undefined ? undefined : code[lastBefore(code, start, ({ range: [first] }) => first)];
    if (type === undefined || !node) return [];
    const from = start + lead.length;
    const arrow = type.lastIndexOf("->");
    const whole: Range = [from, from + type.length];
    const types: Range[] = arrow < 0 ? [whole] : [[from, from + arrow], [from + arrow + 2, whole[1]]];
    return [{ types, node }];
  });
}

/** Statements and the parts of their heads. */
function codeInOrder(module: PythonNode): readonly PythonNode[] {
  const code: PythonNode[] = [];
  walk(module, (node) => {
    if (node.parent && BLOCKS.has(node.parent.type)) code.push(node);
  });
  return code.sort((a, b) => a.range[0] - b.range[0]);
}
