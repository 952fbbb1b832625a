import { basename } from "node:path";
import type { Location, OwnDefinition, QualifiedName, Use } from "../../../facts";
import type { AsyncFunctionDef, ClassDef, Expression, FunctionDef } from "../ast";
import type { Analysis } from "../facts/analysis";
import { chainOf, lastName } from "../facts/chains";
import { isUnderTypeChecking } from "../facts/guards";
import { assignedTo } from "../facts/local-values";
import type { Binding, Definition } from "../scopes";
import { PythonClass } from "./own-class";
import { nameOf, type OwnText } from "./own-text";

/** `test_x.py`, `x_test.py`, `conftest.py`: what pytest collects. */
export function isTestFile(filename: string): boolean {
  return /^(?:test_.*|.*_test|conftest)\.pyi?$/.test(basename(filename));
}

/** What makes a class of a call, and what makes a function. */
const CLASS_MAKERS: ReadonlySet<string> = new Set([
  ...["types.new_class", "collections.namedtuple", "dataclasses.make_dataclass", "pydantic.create_model"],
  ...["NamedTuple", "NewType", "TypedDict"].flatMap((name) => [`typing.${name}`, `typing_extensions.${name}`]),
]);
/** With one argument, these look something up. */
const CLASSES_THAT_MAKE: ReadonlySet<string> = new Set(["builtins.type", ...["Enum", "Flag", "IntEnum", "IntFlag", "StrEnum"].map((name) => `enum.${name}`)]);
const FUNCTION_MAKERS: ReadonlySet<string> = new Set(["functools.partial"]);

/** Classes and functions of the module level, and names that are given to others there. */
export function findDefinitions(analysis: Analysis, own: OwnText): readonly OwnDefinition[] {
  const { module } = analysis.scopes;
  return [...module.bindings.values()].flatMap((binding) =>
    binding.definitions
      .filter(({ scope }) => scope === module)
      .flatMap((definition) => ownDefinition(definition, binding, analysis, own) ?? []),
  );
}

function ownDefinition(definition: Definition, binding: Binding, analysis: Analysis, own: OwnText): OwnDefinition | null {
  const { name } = binding;
  const { range } = definition.kind === "import" ? definition.statement : definition.node;
  const isHandedOut = (): boolean => !isDeletedBehind(range[1], binding);
  switch (definition.kind) {
    case "class":
    case "function": {
      const { node } = definition;
      if ((definition.kind === "function" && isOverload(definition.node)) || isUnderTypeChecking(node)) return null;
      const owner = definition.kind === "class" ? new PythonClass(name, own) : null;
      const kind = definition.kind === "class" && isProtocol(definition.node, analysis) ? "interface" : definition.kind;
      return { name, kind, location: locateName(node, name, analysis), class: owner, isHandedOut, uses: () => usesOf(name, own) };
    }
    case "walrus":
    case "assignment": {
      const value = assignedTo(definition.node);
      const made = value && madeBy(value, analysis);
      if (made) return { name, kind: made, location: analysis.location(...definition.node.range), class: null, isHandedOut, uses: () => usesOf(name, own) };
      // `X = None` where an import failed stands in for what could not be imported.
      const chain = value && chainOf(value);
      if (!chain || binding.definitions.length > 1) return null;
      const meanings = analysis.qualifyName(chain.root, chain.path);
      if (meanings.length === 0 || meanings.some(({ module }) => module === "builtins")) return null;
      const namesakes = isRenamed(name, meanings) ? {} : { namesakes: meanings };
      return { name, kind: "alias", ...namesakes, location: analysis.location(...definition.node.range), class: null, isHandedOut, uses: () => [] };
    }
    case "import": {
      const { statement, alias } = definition;
      if (alias.asname === null || statement.type === "Import") return null;
      const { names } = analysis.importedNames(statement, alias);
      if (!isRenamed(name, names)) return null;
      const location = analysis.location(...alias.range);
      return { name, kind: "alias", location, class: null, isHandedOut: () => isHandedOut() && own.isHandedOn(name), uses: () => [] };
    }
    default:
      return null;
  }
}

/** Classes by one of the names that functions define. */
export function findLocalClasses(names: readonly string[], analysis: Analysis): readonly OwnDefinition[] {
  const bindings = analysis.scopes.scopes.filter(({ kind }) => kind === "function").flatMap((scope) => [...scope.bindings.values()]);
  return bindings.filter(({ name }) => names.includes(name)).flatMap(({ name, definitions }) =>
    definitions.flatMap((definition): OwnDefinition[] => {
      if (definition.kind !== "class" || isProtocol(definition.node, analysis)) return [];
      return [{ name, kind: "class", location: locateName(definition.node, name, analysis), class: null, isHandedOut: () => true, uses: () => [] }];
    }),
  );
}

function locateName(node: ClassDef | FunctionDef | AsyncFunctionDef, name: string, analysis: Analysis): Location {
  return analysis.location(...nameOf(node, name, analysis.text));
}

/** `X = type("X", (), {})`, `X = lambda: 1` */
function madeBy(value: Expression, analysis: Analysis): "class" | "function" | null {
  if (value.type === "Lambda") return "function";
  if (value.type !== "Call") return null;
  if (analysis.isOneOf(value.func, FUNCTION_MAKERS)) return "function";
  const makesClass = analysis.isOneOf(value.func, CLASS_MAKERS) || (value.args.length + value.keywords.length > 1 && analysis.isOneOf(value.func, CLASSES_THAT_MAKE));
  return makesClass ? "class" : null;
}

/** Uses in all of the code, of which the file's other facts may leave out what reaches nothing of interest. */
function usesOf(name: string, own: OwnText): readonly Use[] {
  const whole = own.whole();
  const binding = whole?.scopes.module.bindings.get(name);
  return whole && binding?.definitions.length === 1 ? binding.references.map((reference) => own.read(reference, whole)) : [];
}

/** Whether something that has a name already is given another one. */
function isRenamed(name: string, meanings: readonly QualifiedName[]): boolean {
  return meanings.length > 0 && meanings.every(({ path }) => path.at(-1) !== name);
}

function isOverload({ decorator_list }: FunctionDef | AsyncFunctionDef): boolean {
  return decorator_list.some((decorator) => lastName(decorator) === "overload");
}

/** Whether the module takes the name back when it has run: `del X`. */
function isDeletedBehind(offset: number, { definitions }: Binding): boolean {
  return definitions.some((other) => other.kind === "delete" && other.node.parent?.parent?.type === "Module" && other.node.range[0] >= offset);
}

const PROTOCOL: ReadonlySet<string> = new Set(["typing.Protocol", "typing_extensions.Protocol"]);

/** `class X(Protocol[T])`: a class that derives from such a one is an implementation. */
function isProtocol({ bases }: ClassDef, analysis: Analysis): boolean {
  return bases.some((base) => analysis.isOneOf(base.type === "Subscript" ? base.value : base, PROTOCOL));
}
