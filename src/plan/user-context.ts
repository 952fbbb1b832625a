import type { Argument, ArgumentPlace, Call, IndirectCall, Location, Parameter, QualifiedName, Substance, Use } from "../facts";
import type { CompiledConstruct, CompiledContext, SymbolEntry } from "../manifest";
import { contextsAt, declaredParameters } from "./arguments";
import { findFactory } from "./construction";
import { blocked, type Outcome } from "./outcome";
import type { Reach } from "./reach";

/** A factory's call without the context of a user. */
interface ContextFault {
  readonly kind: "missing" | Exclude<Substance, "unknown">;
  readonly entry: SymbolEntry;
  readonly factory: QualifiedName;
  readonly parameter: string;
  readonly location: Location;
  readonly outcome: Outcome;
}

interface Factory {
  readonly name: QualifiedName;
  readonly entry: SymbolEntry;
  readonly construct: CompiledConstruct;
  readonly context: CompiledContext;
}

/** Every way to reach a name is spelled alike: `a` and its `b.C` are `a.b` and its `C`. */
const spell = ({ module, path }: QualifiedName): string => [module, ...path].join(".");

function factoriesOf({ manifest }: Reach): Map<string, Factory> {
  const factories = new Map<string, Factory>();
  for (const entry of manifest.symbols) {
    const { construct, home } = entry;
    if (!construct?.factory || !construct.context) continue;
    const { factory, context } = construct;
    const name = factory.kind === "function" ? factory.name : { module: home.module, path: [...home.path, factory.name] };
    factories.set(spell(name), { name, entry, construct, context });
  }
  return factories;
}

/** Judges every call of a factory in the file, also in the file that defines it. */
export function findContextFaults(reach: Reach): readonly ContextFault[] {
  const { facts } = reach;
  const factories = factoriesOf(reach);
  const find = (names: readonly QualifiedName[], use: Use): readonly ContextFault[] => {
    const roots = names.map(spell);
    if (![...factories.keys()].some((factory) => roots.some((root) => factory.startsWith(root)))) return [];
    return callsBy(use).flatMap((found) => {
      const spelled = roots.map((root) => [root, ...found.path].join("."));
      const factory = spelled.flatMap((name) => factories.get(name) ?? [])[0];
      return factory ? judge(reach, factory, found) : [];
    });
  };
  const imported = facts.variables.flatMap(({ imports, uses }) => {
    const names = imports.flatMap(({ binds }) => binds);
    return uses.flatMap((use) => find(names, use));
  });
  const defined = facts.definitions.flatMap((definition) => {
    const names = facts.modules.map((module) => ({ module, path: [definition.name] }));
    const holdsFactory = [...factories.values()].some(({ name }) => names.some(({ module, path }) => name.module === module && name.path[0] === path[0]));
    return holdsFactory ? definition.uses().flatMap((use) => find(names, use)) : [];
  });
  return [...imported, ...defined];
}

function callsBy(use: Use): readonly IndirectCall[] {
  const { path, call } = use;
  const direct = call ? [{ path, calls: [call] as const, isComplete: true, location: use.location(path.length) }] : [];
  return [...direct, ...(use.indirectCalls?.() ?? [])];
}

/** An argument where it is given. */
interface Given extends Argument {
  readonly call: Call;
  readonly index: number;
}

function judge(reach: Reach, factory: Factory, { calls, isComplete, location }: IndirectCall): ContextFault[] {
  const { entry, name, construct, context } = factory;
  const { parameter, required } = context;
  const [call] = calls.slice(-1);
  if (!call) return [];
  const found = findFactory(reach, entry.home, construct);
  const known = typeof found === "string" || found.definition.state !== "found" ? null : found.definition.definition.parameters;
  const parameters = known ?? declaredParameters(construct, call.takesKeywords);
  const position = parameters.findIndex((candidate) => candidate.name === parameter);
  const all = calls.flatMap((one) => one.arguments.map((argument, index): Given => ({ ...argument, call: one, index })));
  const given = givenAt(all, parameter, position);
  const common = { entry, factory: name, parameter, location };
  if (given === null) {
    if (!required || !isComplete || (position < 0 && !parameters.some(({ kind }) => kind === "keyword-rest"))) return [];
    if (all.some(({ unpacked }) => unpacked)) return [{ ...common, kind: "missing", outcome: blocked("unpacked-arguments") }];
    return [{ ...common, kind: "missing", outcome: plan(call, context, placeOf(all.length, call, context, parameters[position], position)) }];
  }
  // What is given before is judged where it is given.
  const kind = given.call === call ? call.substance(given.index) : "unknown";
  if (kind === "unknown" || (kind !== "made-up" && !required)) return [];
  return [{ ...common, kind, outcome: plan(call, context, { index: given.index }) }];
}

/** The argument that reaches the parameter; null where none surely does. */
function givenAt(given: readonly Given[], parameter: string, position: number): Given | null {
  // The last one counts: what is bound before may be given anew.
  const named = given.findLast(({ keyword }) => keyword === parameter);
  if (named) return named;
  const plain = given.filter(({ keyword }) => keyword === null);
  const isHidden = plain.slice(0, position + 1).some(({ unpacked }) => unpacked);
  return position < 0 || isHidden ? null : (plain[position] ?? null);
}

/** Where one more argument reaches the parameter. */
function placeOf(given: number, call: Call, { parameter }: CompiledContext, target: Parameter | undefined, position: number): ArgumentPlace | null {
  if (call.takesKeywords && target?.kind !== "positional") return { keyword: parameter };
  return given === position && target?.kind !== "rest" ? { keyword: null } : null;
}

/** Offers each context at hand. Which one is right, or whether any, is not for a fix to say. */
function plan(call: Call, context: CompiledContext, place: ArgumentPlace | null): Outcome {
  if (call.expectsFailure) return blocked("expected-failure");
  const contexts = contextsAt(call, context);
  if (contexts.length === 0) return blocked("no-context");
  if (!place) return blocked("signature-mismatch");
  const choices = contexts.flatMap(({ name }) => {
    const edits = call.pass(name, place);
    return edits ? [{ name, edits }] : [];
  });
  if (choices.length === 0) return blocked("unsupported-syntax");
  return { kind: "choose", choices, reason: choices.length > 1 ? "several-contexts" : "context-at-hand" };
}
