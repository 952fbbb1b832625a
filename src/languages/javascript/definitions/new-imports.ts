import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, FactoryDraft, FactoryObstacle, ImportAddition, QualifiedName } from "../../../facts";
import type { JavaScriptImport } from "../imports/import";
import { endOfStatementLine } from "../rewrite/edits";
import { rewriteImports } from "../rewrite/rewrite-imports";
import { firstRelative } from "../rewrite/specifier";
import { isIdentifier } from "../rewrite/style";
import type { Source } from "../source";
import type { ClassNode, Node } from "../syntax";
import { codeStyle, type CodeStyle } from "./site";

/** What a module exports by name. */
interface Named {
  readonly module: string;
  readonly name: string;
}

/** What a new member needs of other modules: at the top of an ES module, inside of the member where modules are required. */
export class NewImports {
  private readonly values: Named[] = [];
  private readonly types: Named[] = [];
  private readonly isModule: boolean;

  constructor(
    private readonly source: Source,
    private readonly imports: readonly JavaScriptImport[],
    private readonly owner: ClassNode,
    private readonly draft: FactoryDraft,
  ) {
    this.isModule = source.code.ast.body.some(({ type }) => /^(?:Import|Export)/.test(type));
  }

  /** Notes what the expressions use; null where that can be had by its own name. */
  addValues(): FactoryObstacle | null {
    const taken = new Set(this.draft.parameters.map(({ name }) => name));
    for (const { module, path: [name] } of this.draft.imports) {
      if (this.source.names.own.includes(module) || this.values.some((value) => value.module === module && value.name === name)) continue;
      if (name === undefined || !isIdentifier(name)) return "unsupported-syntax";
      if (taken.has(name) || this.values.some((value) => value.name === name)) return "name-taken";
      const variable = this.source.variableAt(this.owner.body, name);
      if (!variable) {
        this.values.push({ module, name });
        continue;
      }
      const brought = this.imports.filter((imported) => imported.variable === variable);
      const means = brought.every((imported) => brings(imported, { module, name }));
      // A second declaration of a name that is there for types alone would be an error.
      if (!means || brought.every(({ typeOnly }) => typeOnly)) return "name-taken";
    }
    return null;
  }

  /** How the file names a type, which it may have to import. */
  addType(type: QualifiedName): string | null {
    const [name, ...inner] = type.path;
    if (name === undefined || inner.length > 0) return null;
    if (this.source.names.own.includes(type.module)) return name;
    const known = this.imports.find((imported) => imported.local !== null && brings(imported, { module: type.module, name }));
    if (known?.local != null) return known.local;
    const specifier = this.specifierOf(type.module);
    const isFree = name !== "default" && isIdentifier(name) && this.source.variableAt(this.owner.body, name) === null;
    if (!this.isModule || !isFree) return `import(${JSON.stringify(specifier)}).${name}`;
    this.types.push({ module: type.module, name });
    return name;
  }

  /** The edits at the top of the file; null where they cannot be made. */
  edits(): readonly Edit[] | null {
    if (!this.isModule) return [];
    const beside: ImportAddition[] = [];
    const statements: string[] = [];
    const style = codeStyle(this.source, "  ");
    for (const [targets, typeOnly] of [[this.values, false], [this.types, true]] as const) {
      for (const { module, name } of targets) {
        const host = this.imports.find(({ site, names, typeOnly: isType, opaque }) => {
          const isList = site.kind === "import" && site.specifier.type === "ImportSpecifier";
          return isList && !opaque && isType === typeOnly && names.some((read) => read.module === module);
        });
        if (host) beside.push({ target: { module, path: [name] }, local: name, typeOnly, beside: host });
        else statements.push(`import ${typeOnly ? "type " : ""}{ ${name} } from ${style.quote(this.specifierOf(module))}${style.semicolon}`);
      }
    }
    const merged = rewriteImports(this.source, this.imports, [], beside);
    return merged && (statements.length > 0 ? [...merged, this.insertion(statements)] : merged);
  }

  /** The statements inside of the member, where modules are required. */
  statements(style: CodeStyle): string[] {
    if (this.isModule) return [];
    return this.values.map(({ module, name }) => {
      return `const { ${name} } = require(${style.quote(this.specifierOf(module))})${style.semicolon}`;
    });
  }

  /** Behind the last import, or at the top. */
  private insertion(statements: readonly string[]): Edit {
    const { source } = this;
    const { body } = source.code.ast;
    const lineBreak = source.text.includes("\r\n") ? "\r\n" : "\n";
    const last = body.findLast(({ type }) => type === "ImportDeclaration") ?? body.findLast(isDirective);
    const lines = statements.join(lineBreak);
    if (last) {
      const offset = endOfStatementLine(source, last);
      return { range: [offset, offset], text: lineBreak + lines };
    }
    const start = /^#![^\r\n]*(?:\r?\n|\r)/.exec(source.text)?.[0].length ?? 0;
    return { range: [start, start], text: lines + lineBreak + lineBreak };
  }

  /** Like the other relative specifiers of the file; without one, as Node wants it. */
  private specifierOf(module: string): string {
    const { names } = this.source;
    // What a bundler or the compiler reads needs no extension.
    const isBare = /\.tsx?$/.test(names.filename);
    return names.write(module, firstRelative(this.source) ?? (isBare ? "./x" : "./x.js"), "");
  }
}

function brings({ names, opaque }: JavaScriptImport, { module, name }: Named): boolean {
  return !opaque && names.some((read) => read.module === module && read.path[0] === name);
}

function isDirective(node: Node): node is TSESTree.ExpressionStatement & { readonly directive: string } {
  return node.type === "ExpressionStatement" && typeof node.directive === "string";
}
