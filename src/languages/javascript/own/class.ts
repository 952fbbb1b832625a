import type { Definition, Edit, FactoryDraft, FactoryObstacle, Location, OwnClass, Parameter, Use } from "../../../facts";
import type { JavaScriptImport } from "../imports/import";
import type { Source } from "../source";
import { keyName, type ClassNode, type Node } from "../syntax";
import type { ImportedVariable } from "../uses/variable";
import { writeFactory } from "./write-factory";

/** What lies around the names that a file defines. */
export interface OwnText {
  readonly imports: readonly JavaScriptImport[];
  variables(): readonly ImportedVariable[];
  /** What the text defines under a name, with what it inherits from other files. */
  define(name: string): Definition;
  /** What is done with a name where it is read. */
  read(name: Node): Use;
}

/** A class of the top level. */
export class JavaScriptClass implements OwnClass {
  readonly takesKeywords = false;

  constructor(
    private readonly name: string,
    private readonly node: ClassNode,
    private readonly source: Source,
    private readonly own: OwnText,
  ) {}

  member(name: string): Definition | null {
    return this.own.define(this.name).member(name);
  }

  locate(member: string): Location | null {
    for (const one of this.node.body.body) {
      if (one.type === "StaticBlock" || one.type === "TSIndexSignature" || !one.static) continue;
      if (keyName(one) === member) return this.source.location(one.key);
    }
    return null;
  }

  constructorParameters(): readonly Parameter[] | null {
    return this.member("constructor")?.parameters ?? null;
  }

  writeFactory(draft: FactoryDraft): readonly Edit[] | FactoryObstacle {
    return writeFactory(this.source, this.own.imports, this.name, this.node, draft);
  }
}
