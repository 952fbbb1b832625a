import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Location } from "../../facts";
import type { ModuleNames } from "./project/module-names";
import type { Node } from "./syntax";

type Scope = TSESLint.Scope.Scope;
export type ScopeVariable = TSESLint.Scope.Variable;
type Manager = TSESLint.Scope.ScopeManager;
type Identifier = TSESTree.Identifier | TSESTree.JSXIdentifier;

/** One file as the parser left it: its text, its tree, its scopes, and the names of the modules around it. */
export class Source {
  readonly text: string;

  constructor(
    readonly code: TSESLint.SourceCode,
    private readonly manager: Manager,
    readonly names: ModuleNames,
  ) {
    this.text = code.text;
  }

  /** The innermost scope that the code at `node` runs in. */
  scopeOf(node: Node): Scope | null {
    for (let outer: Node | undefined = node; outer; outer = outer.parent) {
      const scope = this.manager.acquire(outer, true);
      if (!scope) continue;
      // A named function expression has a scope of its own for that name, around the function's.
      return scope.type === "function-expression-name" ? (scope.childScopes[0] ?? scope) : scope;
    }
    return this.manager.scopes[0] ?? null;
  }

  /** What a name means where `node` stands; null for globals, declared or not. */
  variableAt(node: Node, name: string): ScopeVariable | null {
    for (let scope = this.scopeOf(node); scope; scope = scope.upper) {
      const variable = scope.set.get(name);
      if (variable && variable.defs.length > 0) return variable;
    }
    return null;
  }

  /** Variables of all scopes by one of the names. */
  variablesNamed(names: readonly string[]): readonly ScopeVariable[] {
    return this.manager.scopes.flatMap(({ set }) => names.flatMap((name) => set.get(name) ?? []));
  }

  variableOf(identifier: Identifier): ScopeVariable | null {
    return this.variableAt(identifier, identifier.name);
  }

  /** Where the file refers to a global. */
  globalReferences(name: string): readonly Identifier[] {
    const [global] = this.manager.scopes;
    const declared = global?.set.get(name);
    const known = declared?.defs.length === 0 ? declared.references : [];
    const through = global?.through.filter(({ identifier }) => identifier.name === name) ?? [];
    return [...known, ...through].map(({ identifier }) => identifier);
  }

  /** Whether names mean here what the running program makes of them: in the body of a `with`. */
  isDynamic(node: Node): boolean {
    for (let child = node, outer = node.parent; outer; child = outer, outer = outer.parent) {
      if (outer.type === "WithStatement" && outer.body === child) return true;
    }
    return false;
  }

  declaredBy(node: Node): readonly ScopeVariable[] {
    return this.manager.getDeclaredVariables(node);
  }

  hasComments(start: number, end: number): boolean {
    const comments = this.code.getAllComments();
    // They stand in the order of the text and do not meet: the first that ends behind `start` decides.
    let low = 0;
    for (let high = comments.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((comments[middle]?.range[1] ?? 0) > start) high = middle;
      else low = middle + 1;
    }
    return (comments[low]?.range[0] ?? end) < end;
  }

  /** The start of the statement with the indentation before it, where nothing else stands before it on its line. */
  lineStart(statement: Node): number {
    const start = statement.range[0];
    const line = Math.max(this.text.lastIndexOf("\n", start - 1), this.text.lastIndexOf("\r", start - 1)) + 1;
    return /^\s*$/.test(this.text.slice(line, start)) ? line : start;
  }

  location(start: Node, end: Node = start): Location {
    return { start: start.loc.start, end: end.loc.end };
  }
}
