import type { Definition, Edit, FactoryDraft, FactoryObstacle, Location, OwnClass, Parameter } from "../../../facts";
import type { ClassDef, PythonNode } from "../ast";
import type { Analysis } from "../facts/analysis";
import { nameOf, type OwnText } from "./own-text";
import { writeFactory } from "./write-factory";

/** A class of the module level. */
export class PythonClass implements OwnClass {
  readonly takesKeywords = true;

  constructor(
    private readonly name: string,
    private readonly own: OwnText,
  ) {}

  member(name: string): Definition | null {
    return this.own.define(this.name)?.member(name) ?? null;
  }

  locate(member: string): Location | null {
    const found = this.#find();
    const method = found?.node.body.findLast((statement) => isFunction(statement) && statement.name === member);
    if (!found || !method || !isFunction(method)) return null;
    return found.analysis.location(...nameOf(method, member, found.analysis.text));
  }

  constructorParameters(): readonly Parameter[] | null {
    const found = this.#find();
    if (!found) return null;
    const { bases, decorator_list: decorators, body } = found.node;
    const isOwn = body.some((statement) => isFunction(statement) && statement.name === "__init__");
    // A decorator, such as that of a data class, may write a constructor.
    if (!isOwn && decorators.length > 0) return null;
    const inherited = bases.some((base) => base.type !== "Name" || base.id !== "object");
    const constructor = this.member("__init__");
    return constructor ? constructor.parameters : inherited ? null : [];
  }

  writeFactory(draft: FactoryDraft): readonly Edit[] | FactoryObstacle {
    const found = this.#find();
    return found ? writeFactory(found.node, draft, found.analysis) : "unsupported-syntax";
  }

  /** The definition that stands at the end of the module; null where it may be one of several. */
  #find(): { readonly analysis: Analysis; readonly node: ClassDef } | null {
    const analysis = this.own.whole();
    const [definition, another] = analysis?.scopes.module.bindings.get(this.name)?.definitions ?? [];
    return analysis && definition?.kind === "class" && !another ? { analysis, node: definition.node } : null;
  }
}

const isFunction = (node: PythonNode) => node.type === "FunctionDef" || node.type === "AsyncFunctionDef";
