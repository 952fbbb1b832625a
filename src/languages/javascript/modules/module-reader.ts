import { isBuiltin } from "node:module";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Definition, ModuleReading } from "../../../facts";
import { FileCache } from "../project/files";
import { loadParser } from "../project/load";
import { ModuleNames } from "../project/module-names";
import { keyName, unwrap, type ClassNode, type Node } from "../syntax";
import { readModuleSyntax, type Meaning, type ModuleSyntax } from "./module-syntax";
import { isAsync, passesOn, readParameters, type Callable } from "./parameters";

type Parsed = { readonly syntax: ModuleSyntax } | { readonly problem: string };

const parsed = new FileCache<Parsed>(500);

/** What a class has without defining it. */
const BUILT_IN_MEMBERS = new Set(["prototype", "name", "length", "call", "apply", "bind", "toString"]);

/** A chain of re-exports or base classes longer than this is a circle. */
const DEEPEST = 50;

/** Reads the syntax of a file as far as other files depend on it. */
export function parseModule(file: string, text: string): Parsed {
  const parser = loadParser();
  if (!parser) return { problem: "@typescript-eslint/parser is not installed" };
  try {
    const jsx = !/\.[cm]?ts$/.test(file);
    return { syntax: readModuleSyntax(parser.parse(text, { ecmaFeatures: { jsx }, range: true, loc: true })) };
  } catch (error) {
    return { problem: describe(error) };
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const location: unknown = Reflect.get(error, "location");
  const start: unknown = typeof location === "object" && location !== null ? Reflect.get(location, "start") : null;
  if (typeof start !== "object" || start === null || !("line" in start) || !("column" in start)) return error.message;
  return `${error.message} (${String(start.line)}:${String(Number(start.column) + 1)})`;
}

const unknown: Definition = { kind: "other", imported: true, async: false, parameters: null, member: () => null, origin: () => [], isOpen: () => true };

/** Reads the modules of the project: what they define, and what they take from each other. */
export class ModuleReader {
  private readonly readings = new Map<string, ModuleReading>();

  /** `names`: those of the file that the reading is for. */
  constructor(private readonly names: ModuleNames) {}

  /** A module as it is while one file is judged. */
  read(name: string): ModuleReading {
    let reading = this.readings.get(name);
    if (!reading) this.readings.set(name, (reading = this.look(name)));
    return reading;
  }

  private look(name: string): ModuleReading {
    const isPath = name.startsWith("./");
    const file = isPath ? this.names.findModule(name) : this.names.resolve(name);
    if (file === null) return { state: isPath ? "missing" : "outside" };
    if (file.endsWith(".json")) return { state: "read", definition: () => ({ ...unknown, imported: false }) };
    const module = parsed.read(file, (text) => parseModule(file, text));
    if (!module) return { state: "missing" };
    if ("problem" in module) return { state: "unreadable", problem: `${name}: ${module.problem}` };
    // What a bundler wrote for a package of the workspace does not say by syntax what it exports.
    if (!isPath && module.syntax.exports.size + module.syntax.stars.length === 0) return { state: "outside" };
    return { state: "read", definition: (exported) => this.find(file, exported, 0) };
  }

  /** A class of a text that stands for a file, whatever the disk holds of that. */
  readClass(file: string, program: TSESTree.Program, owner: ClassNode): Definition {
    return this.defineNodes(file, readModuleSyntax(program), [owner], 0);
  }

  /** What a file exports under a name; null where it exports no such thing. */
  private find(file: string, name: string, depth: number): Definition | null {
    const module = parsed.read(file, (text) => parseModule(file, text));
    if (!module || "problem" in module || depth > DEEPEST) return null;
    const exported = module.syntax.exports.get(name);
    if (typeof exported === "string") return this.findLocal(file, module.syntax, exported, depth + 1);
    if (exported) return this.define(file, module.syntax, exported, depth + 1);
    if (name === "default") return null;
    for (const star of module.syntax.stars) {
      const target = this.resolve(file, star);
      const found = target === null ? null : this.find(target, name, depth + 1);
      if (found) return importedFrom(found);
    }
    return null;
  }

  private findLocal(file: string, syntax: ModuleSyntax, name: string, depth: number): Definition {
    const meaning = syntax.locals.get(name);
    return meaning && depth <= DEEPEST ? this.define(file, syntax, meaning, depth) : { ...unknown, imported: false };
  }

  private define(file: string, syntax: ModuleSyntax, meaning: Meaning, depth: number): Definition {
    if ("nodes" in meaning) return this.defineNodes(file, syntax, meaning.nodes, depth);
    const target = this.resolve(file, meaning.from);
    if (target === null || meaning.name === null) return unknown;
    const found = this.find(target, meaning.name, depth + 1);
    return found ? importedFrom(found) : unknown;
  }

  private defineNodes(file: string, syntax: ModuleSyntax, nodes: readonly Node[], depth: number): Definition {
    const own = { ...unknown, imported: false, origin: () => this.names.nameFile(file) };
    const values = nodes.map(unwrap);
    const functions = values.filter(isCallable);
    const [only, overload] = functions;
    // Which overload a call takes depends on types.
    if (only)
      return {
        ...own,
        kind: "function",
        async: functions.some((one) => isAsync(one)) || (functions.some(passesOn) ? null : false),
        parameters: overload ? null : readParameters(only),
      };
    const [value] = values;
    const owner = values.find((node) => node.type === "ClassDeclaration" || node.type === "ClassExpression");
    if (owner) {
      const member = (name: string): Definition | null => this.member(file, syntax, owner, name, 0);
      const isOpen = (): boolean => this.isOpen(file, syntax, owner, 0);
      return { ...own, kind: "class", parameters: member("constructor")?.parameters ?? null, member, isOpen };
    }
    if (value?.type === "Identifier" && syntax.locals.has(value.name))
      return this.findLocal(file, syntax, value.name, depth + 1);
    if (value?.type !== "ObjectExpression") return value && isNothingToCall(value) ? { ...own, kind: "value" } : own;
    const member = (name: string): Definition | null => {
      const property = value.properties.find((one) => one.type === "Property" && keyName(one) === name);
      return property?.type === "Property" ? this.defineNodes(file, syntax, [property.value], depth + 1) : null;
    };
    return { ...own, kind: "value", member };
  }

  /** A static member of a class or of what it derives from, or its constructor. */
  private member(file: string, syntax: ModuleSyntax, owner: ClassNode, name: string, depth: number): Definition | null {
    const wantsConstructor = name === "constructor";
    const members = owner.body.body.filter((member) => {
      if (member.type === "StaticBlock" || member.type === "TSIndexSignature") return false;
      return member.static !== wantsConstructor && keyName(member) === name;
    });
    const values = members.flatMap((member) => ("value" in member ? (member.value ?? member) : member));
    if (values.length > 0) {
      const accessor = members.some(
        (member) => member.type === "MethodDefinition" && (member.kind === "get" || member.kind === "set"),
      );
      return accessor ? { ...unknown, imported: false } : this.defineNodes(file, syntax, values, depth + 1);
    }
    const given = wantsConstructor ? undefined : givenTo(owner, syntax, name);
    if (given) return { ...this.defineNodes(file, syntax, [given], depth + 1), parameters: null };
    if (!owner.superClass) return ownWithout(wantsConstructor, name);
    const base = depth > DEEPEST ? null : this.baseOf(file, syntax, owner.superClass, depth + 1);
    if (base?.kind === "class") return base.member(name);
    return wantsConstructor || BUILT_IN_MEMBERS.has(name) ? { ...unknown, kind: "function" } : null;
  }

  /** Whether the class, or one that it derives from, may have more static members than are found. */
  private isOpen(file: string, syntax: ModuleSyntax, owner: ClassNode, depth: number): boolean {
    // Trees of plain JavaScript know no decorators.
    if (("decorators" in owner && owner.decorators.length > 0) || depth > DEEPEST) return true;
    const base = owner.superClass && unwrap(owner.superClass);
    if (base?.type !== "Identifier") return base !== null;
    const meaning = syntax.locals.get(base.name);
    if (!meaning) return !Object.hasOwn(globalThis, base.name);
    if ("from" in meaning && isBuiltin(meaning.from)) return false;
    const found = this.baseOf(file, syntax, base, depth + 1);
    return found?.kind !== "class" || found.isOpen();
  }

  private baseOf(file: string, syntax: ModuleSyntax, base: Node, depth: number): Definition | null {
    const node = unwrap(base);
    return node.type === "Identifier" && syntax.locals.has(node.name)
      ? this.findLocal(file, syntax, node.name, depth)
      : null;
  }

  /** The file of the project that a specifier in `file` leads to. */
  private resolve(file: string, specifier: string): string | null {
    const target = new ModuleNames({ ...this.names.place, filename: file }).resolve(specifier);
    return target?.endsWith(".json") ? null : target;
  }
}

function importedFrom(found: Definition): Definition {
  return { ...found, imported: true, member: (name) => found.member(name), origin: () => found.origin(), isOpen: () => found.isOpen() };
}

/** What the module gives to a class behind its body. */
function givenTo(owner: ClassNode, { locals, given }: ModuleSyntax, name: string): Node | undefined {
  for (const [local, members] of given) {
    const meaning = locals.get(local);
    if (meaning && "nodes" in meaning && meaning.nodes.some((node) => unwrap(node) === owner)) return members.get(name);
  }
  return undefined;
}

/** Text, a number, a display of items; `undefined`, `void 0`, `-1`. */
function isNothingToCall({ type, ...node }: Node): boolean {
  return /^(?:Literal|TemplateLiteral|ArrayExpression|UnaryExpression)$/.test(type) || ("name" in node && node.name === "undefined");
}

function isCallable(node: Node): node is Callable {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression" ||
    node.type === "TSDeclareFunction" ||
    node.type === "TSEmptyBodyFunctionExpression"
  );
}

function ownWithout(wantsConstructor: boolean, name: string): Definition | null {
  if (wantsConstructor) return { ...unknown, imported: false, kind: "function", parameters: [] };
  return BUILT_IN_MEMBERS.has(name) ? { ...unknown, imported: false } : null;
}
