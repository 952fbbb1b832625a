import type { Definition, Edit, FactoryDraft, FactoryObstacle, Location, OwnClass, Parameter, QualifiedName, Use } from "../../../facts";
import type { JavaScriptImport } from "../imports/import";
import type { Source } from "../source";
import { keyName, memberName, type ClassNode, type Node } from "../syntax";
import type { ImportedVariable } from "../uses/variable";
import { childrenOf } from "../walk";
import { writeFactory } from "./write-factory";

/** What lies around the names that a file defines. */
export interface OwnText {
  readonly imports: readonly JavaScriptImport[];
  variables(): readonly ImportedVariable[];
  /** A class of the text, with what it inherits from other files. */
  define(owner: ClassNode): Definition;
  /** Every reading of a name with the attributes read from it. */
  means(expression: Node): readonly QualifiedName[];
  /** What is done with a name where it is read. */
  read(name: Node): Use;
}

/** A class of the top level. */
export class JavaScriptClass implements OwnClass {
  readonly takesKeywords = false;
  readonly tellsOptional: boolean;

  constructor(
    readonly name: string,
    private readonly node: ClassNode,
    private readonly source: Source,
    private readonly own: OwnText,
  ) {
    this.tellsOptional = /\.[cm]?tsx?$/.test(source.names.filename);
  }

  member(name: string): Definition | null {
    return this.own.define(this.node).member(name);
  }

  mayGet(member: string): boolean {
    return this.own.define(this.node).isOpen() || givesMember(this.source, member);
  }

  locate(member: string): Location | null {
    for (const one of this.node.body.body) {
      if (one.type === "StaticBlock" || one.type === "TSIndexSignature" || !one.static) continue;
      if (keyName(one) === member) return this.source.location(one.key);
    }
    return null;
  }

  constructorParameters(): readonly Parameter[] | null {
    const own = this.node.body.body.find((one) => one.type === "MethodDefinition" && one.kind === "constructor" && one.value.body);
    if (own?.type === "MethodDefinition" && onlyThrows(own.value.body?.body ?? [])) return null;
    return this.member("constructor")?.parameters ?? null;
  }

  writeFactory(draft: FactoryDraft): readonly Edit[] | FactoryObstacle {
    return writeFactory(this.source, this.own.imports, this.name, this.node, draft);
  }
}

/** Whether a body throws whatever it is given: nothing leaves it before. */
function onlyThrows(body: readonly Node[]): boolean {
  const thrown = body.findIndex(({ type }) => type === "ThrowStatement");
  return thrown >= 0 && body.slice(0, thrown).every(({ type }) => type === "ExpressionStatement" || type === "VariableDeclaration");
}

/** Whether some code may set the member: `this.f = g` in a static block, `mixin(C, { f })`, `Reflect.set(C, "f", g)`. */
function givesMember({ code }: Source, member: string): boolean {
  const pending: Node[] = [code.ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === "Literal" && node.value === member) return true;
    if (node.type === "Property" && node.parent.type === "ObjectExpression" && keyName(node) === member) return true;
    if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression" && memberName(node.left) === member) return true;
    for (const child of childrenOf(node, code.visitorKeys)) pending.push(child);
  }
  return false;
}
