import type { PythonNode } from "../ast";

/** Whether the code is also text: `f"{name=}"` prints the expression as it is written. */
export function printsItsSource(node: PythonNode, text: string): boolean {
  for (let outer: PythonNode | null = node; outer; outer = outer.parent) {
    if (outer.type !== "FormattedValue" && outer.type !== "Interpolation") continue;
    if (outer.type === "Interpolation") return true;
    const behind = text.slice(outer.value.range[1]);
    if (/^[\s)]*=\s*[!:}]/.test(behind)) return true;
  }
  return false;
}
