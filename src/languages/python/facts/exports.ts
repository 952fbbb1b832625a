import type { Constant, Expression, Module, PythonNode, Range, Statement } from "../ast";
import { contentRange, stringValue } from "./string-literals";

/** An entry of `__all__`. */
interface ExportEntry {
  readonly name: string;
  readonly literal: Constant;
  /** Where the name stands in the string; null where escapes hide that. */
  readonly range: Range | null;
}

/** What a module hands out on purpose. */
export interface ModuleExports {
  /** Whether the file is the `__init__` of a package. */
  readonly isPackage: boolean;
  readonly entries: readonly ExportEntry[];
  readonly names: ReadonlySet<string>;
}

export function readExports(module: Module, text: string, isPackage: boolean): ModuleExports {
  const entries = module.body.flatMap(listedIn).flatMap((literal) => {
    const name = stringValue(literal);
    return name === null || literal.type !== "Constant" ? [] : [{ name, literal, range: contentRange(literal, text) }];
  });
  return { isPackage, entries, names: new Set(entries.map(({ name }) => name)) };
}

/** The expressions that a statement puts into `__all__`. */
function listedIn(statement: Statement): readonly Expression[] {
  switch (statement.type) {
    case "Assign":
      return statement.targets.some(isAll) ? elementsOf(statement.value) : [];
    case "AnnAssign":
    case "AugAssign":
      return isAll(statement.target) && statement.value ? elementsOf(statement.value) : [];
    case "Expr": {
      const { value: call } = statement;
      if (call.type !== "Call" || call.func.type !== "Attribute" || !isAll(call.func.value)) return [];
      return call.func.attr === "append" ? call.args : call.args.flatMap(elementsOf);
    }
    default:
      return [];
  }
}

function isAll(node: PythonNode): boolean {
  return node.type === "Name" && node.id === "__all__";
}

function elementsOf(value: Expression): readonly Expression[] {
  if (value.type === "List" || value.type === "Tuple") return value.elts;
  return value.type === "BinOp" ? [...elementsOf(value.left), ...elementsOf(value.right)] : [];
}
