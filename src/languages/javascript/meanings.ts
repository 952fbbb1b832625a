import type { TSESTree } from "@typescript-eslint/utils";
import type { QualifiedName } from "../../facts";
import type { JavaScriptImport } from "./imports/import";
import type { ScopeVariable, Source } from "./source";
import { memberName, staticString, unwrap, type Node } from "./syntax";
import type { ToldApart } from "./uses/told-apart";

/** What the names of a file mean: what its imports bind, and what it defines itself. */
export class FileMeanings {
  private readonly imports = new Map<ScopeVariable, JavaScriptImport[]>();

  constructor(
    private readonly source: Source,
    imports: readonly JavaScriptImport[],
    readonly circumstances: {
      /** Modules that a mock replaces anywhere in the file: test runners hoist them. */
      readonly mockedModules: readonly string[];
      /** Objects in which spies replace members. */
      readonly spied: readonly Node[];
      readonly toldApart: ToldApart;
      /** Calls of `eval`, whose text knows the names around it. */
      readonly evals: readonly TSESTree.CallExpression[];
      readonly hasTopLevelAwait: boolean;
      readonly filename: string;
    },
  ) {
    for (const imported of imports) {
      const { variable } = imported;
      if (variable) this.imports.set(variable, [...(this.imports.get(variable) ?? []), imported]);
    }
  }

  get variables(): ReadonlyMap<ScopeVariable, readonly JavaScriptImport[]> {
    return this.imports;
  }

  /** Modules that a mock replaces, or inside of which a spy replaces something. */
  get doubledModules(): readonly string[] {
    const { mockedModules, spied } = this.circumstances;
    return [...mockedModules, ...spied.flatMap((object) => this.of(object).map(({ module }) => module))];
  }

  /** Whether code that stands in a text, or is put together when the program runs, may read the variable by its name. */
  isEvaluated(variable: ScopeVariable): boolean {
    return this.circumstances.evals.some((call) => {
      const text = staticString(call.arguments[0]);
      return (text?.includes(variable.name) ?? true) && this.source.variableAt(call, variable.name) === variable;
    });
  }

  /** Every reading of a name with the attributes read from it; none where the file cannot tell. */
  of(expression: Node): readonly QualifiedName[] {
    const path: string[] = [];
    let node = unwrap(expression);
    for (;;) {
      if (node.type === "MemberExpression") {
        const name = memberName(node);
        if (name === null) return [];
        path.unshift(name);
        node = unwrap(node.object);
      } else if (node.type === "TSQualifiedName") {
        path.unshift(node.right.name);
        node = node.left;
      } else break;
    }
    return node.type === "Identifier" ? this.ofName(node, path) : [];
  }

  private ofName(identifier: TSESTree.Identifier, path: readonly string[]): QualifiedName[] {
    const variable = this.source.variableOf(identifier);
    if (!variable) return [];
    const imports = this.imports.get(variable);
    if (imports)
      return imports.flatMap(({ binds }) =>
        binds.map((name) => ({ module: name.module, path: [...name.path, ...path] })),
      );
    const definition = variable.defs[0]?.node;
    const isType =
      definition?.type === "ClassDeclaration" ||
      definition?.type === "TSInterfaceDeclaration" ||
      definition?.type === "TSTypeAliasDeclaration";
    if (!isType || variable.scope.upper?.upper) return [];
    return this.source.names.own.map((module) => ({ module, path: [variable.name, ...path] }));
  }

  /** Every reading of the type that an annotation names. */
  ofType(annotation: TSESTree.TypeNode): readonly QualifiedName[] {
    if (annotation.type === "TSTypeReference") return this.of(annotation.typeName);
    if (annotation.type !== "TSImportType" || !annotation.qualifier) return [];
    const specifier = staticString(annotation.source);
    if (specifier === null) return [];
    const path: string[] = [];
    let name: TSESTree.EntityName = annotation.qualifier;
    for (; name.type === "TSQualifiedName"; name = name.left) path.unshift(name.right.name);
    if (name.type !== "Identifier") return [];
    return this.source.names.read(specifier).map((module) => ({ module, path: [name.name, ...path] }));
  }
}
