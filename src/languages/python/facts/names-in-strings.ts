import type { Constant } from "../ast";
import type { Analysis } from "./analysis";
import { stringValue } from "./string-literals";

/** Builtins that look names up in what they are given. */
const READERS: ReadonlySet<string> = new Set(["eval", "exec", "globals", "locals", "vars"]);

/** Tells which names the file may look up in its own strings: `globals()["name"]`, `sys.modules[__name__]`, `eval("name")`. */
export function readsByName({ scopes }: Analysis, literals: readonly Constant[]): (name: string) => boolean {
  const looks = scopes.unresolved.some(({ node }) => {
    const { parent } = node;
    if (parent.type === "Call") return parent.func === node && READERS.has(node.id);
    // `patch(__name__ + ".X")`, `patch(f"{__name__}.X")`, `sys.modules[__name__]`
    if (node.id !== "__name__") return false;
    return parent.type === "BinOp" || parent.type === "FormattedValue" || (parent.type === "Subscript" && parent.slice === node);
  });
  if (!looks) return () => false;
  const words = new Set(literals.flatMap((literal) => stringValue(literal)?.match(/[\p{L}\p{N}_]+/gu) ?? []));
  return (name) => words.has(name);
}
