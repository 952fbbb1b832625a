import type { PythonNode } from "../ast";
import type { Definition } from "./model";

/** What a class body knows about a name of its own where it reads it. */
export type ClassRead = "bound" | "unbound" | "unsure";

/**
 * Follows a class body in the order of its evaluation and tells which of its names hold a value. A class body reads an
 * outer variable as long as its own of that name is unbound: `class C: X = X`.
 */
export class ClassBody {
  private readonly bound = new Set<string>();
  private readonly surelyBound = new Set<string>();
  private repeats = false;

  constructor(private readonly node: PythonNode) {}

  /** From here on, a name may have been bound by code that stands further down. */
  enterLoop(): void {
    this.repeats = true;
  }

  define(mangled: string, definition: Definition): void {
    if (definition.kind === "annotation-only") return;
    if (definition.kind === "delete") {
      this.surelyBound.delete(mangled);
      return;
    }
    this.bound.add(mangled);
    // `except E as name` takes the name away at its end.
    if (definition.kind === "except") this.surelyBound.delete(mangled);
    if (isUnconditional(definition, this.node)) this.surelyBound.add(mangled);
  }

  read(mangled: string): ClassRead {
    if (this.surelyBound.has(mangled)) return "bound";
    return this.repeats || this.bound.has(mangled) ? "unsure" : "unbound";
  }
}

/** Whether the definition stands in the block of `owner` itself, so that it is reached whenever its end is. */
export function isUnconditional(definition: Definition, owner: PythonNode): boolean {
  switch (definition.kind) {
    case "import":
      return definition.statement.parent === owner;
    case "function":
    case "class":
      return definition.node.parent === owner;
    case "assignment":
    case "delete": {
      let node = definition.node.parent;
      while (node && (node.type === "Tuple" || node.type === "List" || node.type === "Starred")) node = node.parent;
      return node !== null && node.parent === owner;
    }
    default:
      return false;
  }
}
