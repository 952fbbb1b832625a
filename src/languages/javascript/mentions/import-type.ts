import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, Import, Location, Mention, QualifiedName, Use } from "../../../facts";
import { isQuery } from "../imports/collect";
import { isReachable, isVisible } from "../imports/import";
import { retarget } from "../rewrite/specifier";
import type { Source } from "../source";
import { staticString, type Node } from "../syntax";

/** What `import("m").X` reads in a type. */
class ImportTypeUse implements Use {
  readonly path: readonly string[];
  readonly role = "annotation";
  readonly call = null;
  readonly typeOnly = true;
  /** The qualifier up to each number of names, from one on. */
  readonly qualifiers: readonly Node[];

  constructor(
    private readonly source: Source,
    private readonly node: TSESTree.TSImportType,
  ) {
    const path: string[] = [];
    const qualifiers: Node[] = [];
    let qualifier: TSESTree.EntityName | null = node.qualifier;
    while (qualifier) {
      qualifiers.unshift(qualifier);
      if (qualifier.type === "TSQualifiedName") {
        path.unshift(qualifier.right.name);
        qualifier = qualifier.left;
      } else {
        if (qualifier.type === "Identifier") path.unshift(qualifier.name);
        qualifier = null;
      }
    }
    this.path = path;
    this.qualifiers = qualifiers;
  }

  location(length: number): Location {
    return this.source.location(this.node, this.qualifiers[length - 1] ?? this.node);
  }

  keep(): Edit {
    const [start] = this.node.range;
    return { range: [start, start], text: "" };
  }

  /** A name cannot take the place of a part of a type that ends with type arguments. */
  replace(): null {
    return null;
  }

  reaches(binding: Import): boolean {
    return isReachable(this.source, binding, this.node, true);
  }

  sees(binding: Import): boolean {
    return isVisible(this.source, binding, this.node, true);
  }
}

/** Parsers before 8.30 know the string as a type. */
function stringOf(node: { readonly source?: Node; readonly argument?: Node }): Node | null {
  if (node.source) return node.source;
  return node.argument?.type === "TSLiteralType" ? node.argument.literal : null;
}

/** `import("m").X` and `typeof import("m")` in a type. */
export class ImportTypeMention implements Mention {
  readonly names: readonly QualifiedName[];
  readonly purpose = "load";
  readonly location: Location;
  readonly use: ImportTypeUse;
  readonly laterUses = [];
  readonly unseen = false;
  readonly double = null;

  private constructor(
    private readonly source: Source,
    private readonly node: TSESTree.TSImportType,
    private readonly string: Node,
    private readonly specifier: string,
  ) {
    this.names = source.names.read(specifier).map((module) => ({ module, path: [] }));
    this.location = source.location(string);
    this.use = new ImportTypeUse(source, node);
  }

  static read(source: Source, node: TSESTree.TSImportType): ImportTypeMention[] {
    const string = stringOf(node);
    const specifier = staticString(string);
    return string === null || specifier === null ? [] : [new ImportTypeMention(source, node, string, specifier)];
  }

  replace(target: QualifiedName, consumed: number): readonly Edit[] | null {
    if (this.node.options || isQuery(this.specifier)) return null;
    const edit = retarget(this.source, this.string, target.module);
    if (!edit || (consumed === 0) !== (target.path.length === 0)) return null;
    if (consumed === 0) return [edit];
    const qualifier = this.use.qualifiers[consumed - 1];
    if (!qualifier || this.source.hasComments(...qualifier.range)) return null;
    return [edit, { range: qualifier.range, text: target.path.join(".") }];
  }
}
