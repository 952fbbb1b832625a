import type { Definition, Edit, FactoryDraft, FactoryObstacle, Location, OwnClass, Parameter } from "../../../facts";
import type { ClassDef, Expression, Module, PythonNode, Statement } from "../ast";
import type { Analysis } from "../facts/analysis";
import { lastName } from "../facts/chains";
import { walk } from "../walk";
import { nameOf, type OwnText } from "./own-text";
import { writeFactory } from "./write-factory";

/** A class of the module level. */
export class PythonClass implements OwnClass {
  readonly takesKeywords = true;
  readonly tellsOptional = true;

  constructor(
    readonly name: string,
    private readonly own: OwnText,
  ) {}

  member(name: string): Definition | null {
    return this.own.text().define(this.name)?.member(name) ?? null;
  }

  mayGet(member: string): boolean {
    const module = this.own.whole()?.module;
    const isOpen = this.own.text().define(this.name)?.isOpen() ?? true;
    return isOpen || !module || givesMember(module, this.name, member);
  }

  locate(member: string): Location | null {
    const found = this.#find();
    const body = found?.analysis.scopes.scopes.find(({ kind, node }) => kind === "class" && node === found.node);
    const definition = body?.bindings.get(member)?.definitions.at(-1);
    if (!found || !definition || definition.kind === "import") return null;
    const { node } = definition;
    const isNamed = node.type === "FunctionDef" || node.type === "AsyncFunctionDef" || node.type === "ClassDef";
    return found.analysis.location(...(isNamed ? nameOf(node, member, found.analysis.text) : node.range));
  }

  constructorParameters(): readonly Parameter[] | null {
    const found = this.#find();
    if (!found) return null;
    const { bases, decorator_list: decorators, body } = found.node;
    const own = body.findLast((statement) => isFunction(statement) && statement.name === "__init__");
    if (own && isFunction(own) && onlyRaises(own.body)) return null;
    const inherited = bases.some((base) => base.type !== "Name" || base.id !== "object");
    // A decorator may write a constructor; what that of a data class writes is known.
    if (!own && decorators.length > 0) return isDataClass(decorators) && !inherited ? fieldsOf(body, found.analysis.text) : null;
    const constructor = this.member("__init__");
    const maker = this.member("__new__");
    if (maker && !takesAll(maker)) return null;
    return constructor ? constructor.parameters : inherited ? null : [];
  }

  writeFactory(draft: FactoryDraft): readonly Edit[] | FactoryObstacle {
    const found = this.own.text().isAbstract(this.name) ? null : this.#find();
    return found ? writeFactory(found.node, this.constructorParameters() ?? [], draft, found.analysis) : "unsupported-syntax";
  }

  /** The definition that stands at the end of the module; null where it may be one of several. */
  #find(): { readonly analysis: Analysis; readonly node: ClassDef } | null {
    const analysis = this.own.whole();
    const [definition, another] = analysis?.scopes.module.bindings.get(this.name)?.definitions ?? [];
    return analysis && definition?.kind === "class" && !another ? { analysis, node: definition.node } : null;
  }
}

/** Whether some code may set the member: `C.f = g`, `setattr(C, "f", g)`, `type("B", (), dict(f=g))`. */
function givesMember(module: Module, owner: string, member: string): boolean {
  let found = false;
  walk(module, (node) => {
    found ||= node.type === "Attribute" && node.attr === member && node.ctx.type !== "Load";
    found ||= node.type === "Constant" && node.value === member;
    found ||= node.type === "keyword" && node.arg === member;
    found ||= node.type === "Call" && node.func.type === "Name" && node.func.id === "setattr" && setsUnknown(node.args, owner);
    return !found;
  });
  return found;
}

function setsUnknown([target, name]: readonly Expression[], owner: string): boolean {
  return target?.type === "Name" && (target.id === owner || target.id === "cls") && name?.type !== "Constant";
}

const isFunction = (node: PythonNode) => node.type === "FunctionDef" || node.type === "AsyncFunctionDef";

/** Whether a body raises whatever it is given: nothing leaves it before. */
function onlyRaises(body: readonly Statement[]): boolean {
  const raise = body.findIndex(({ type }) => type === "Raise");
  return raise >= 0 && body.slice(0, raise).every(({ type }) => PLAIN_STATEMENTS.has(type));
}

const PLAIN_STATEMENTS: ReadonlySet<Statement["type"]> = new Set<Statement["type"]>(["Expr", "Assign", "AnnAssign", "AugAssign", "Import", "ImportFrom", "Pass"]);

function takesAll({ parameters }: Definition): boolean {
  const kinds = parameters?.map(({ kind }) => kind) ?? [];
  return kinds.includes("rest") && kinds.includes("keyword-rest");
}

function isDataClass(decorators: readonly Expression[]): boolean {
  const [decorator, ...others] = decorators;
  return decorator !== undefined && others.length === 0 && lastName(decorator) === "dataclass";
}

/** What the constructor of a data class takes; null where a field says more than its type and a plain default. */
function fieldsOf(body: readonly Statement[], text: string): readonly Parameter[] | null {
  const parameters: Parameter[] = [];
  for (const statement of body) {
    if (statement.type !== "AnnAssign") continue;
    const { target, annotation, value } = statement;
    const isPlain = !/ClassVar|InitVar|KW_ONLY/.test(text.slice(...annotation.range));
    if (target.type !== "Name" || !isPlain || value?.type === "Call") return null;
    parameters.push({ name: target.id, kind: "either", required: value === null });
  }
  return parameters;
}
