import type { Definition, FactoryDraft, Location, OwnClass, Parameter } from "../facts";
import { parseId, type CompiledConstruct, type SymbolEntry } from "../manifest";
import { declaredParameters, fitArguments, type Passed } from "./arguments";
import { readHome } from "./home";
import { importable } from "./names";
import { blocked, outcomeOf, type Outcome } from "./outcome";
import type { Reach } from "./reach";

/** A canonical class whose factory is not what the manifest declares. */
interface FactoryFault {
  readonly kind: "missing" | "different";
  readonly entry: SymbolEntry;
  readonly location: Location;
  /** Both as `async create(a, b?)`; nothing is found where the factory is missing. */
  readonly expected: string;
  readonly found: string;
  readonly outcome: Outcome;
}

/** Judges the canonical classes that the file is the home of. */
export function findFactoryFaults(reach: Reach): readonly FactoryFault[] {
  const { facts, manifest } = reach;
  return manifest.symbols.flatMap((entry): FactoryFault[] => {
    const { home, construct } = entry;
    if (construct?.factory?.kind !== "member" || home.path.length > 1 || !facts.modules.includes(home.module)) return [];
    const definition = facts.definitions.find(({ name, class: owner }) => owner && name === home.path[0]);
    if (!definition?.class) return [];
    const { class: owner, location } = definition;
    const { name } = construct.factory;
    const declared = declaredParameters(construct, owner.takesKeywords);
    const common = { entry, expected: write(construct.async ?? false, name, declared) };
    const member = owner.member(name);
    if (member?.kind === "value") {
      return [{ ...common, kind: "missing", location: owner.locate(name) ?? location, found: "", outcome: blocked("name-taken") }];
    }
    if (!member) {
      const outcome = owner.mayGet(name) ? blocked("dynamic-class") : planFactory(reach, entry, construct, owner);
      return [{ ...common, kind: "missing", location, found: "", outcome }];
    }
    if (!differs(member, construct, declared, owner.tellsOptional)) return [];
    const found = write(member.async ?? false, name, member.parameters ?? []);
    return [{ ...common, kind: "different", location: owner.locate(name) ?? location, found, outcome: blocked("signature-mismatch") }];
  });
}

function write(async: boolean, factory: string, parameters: readonly Parameter[]): string {
  const list = parameters.map(({ name, required }) => (required ? name : `${name}?`)).join(", ");
  return `${async ? "async " : ""}${factory}(${list})`;
}

/** Whether a call that the manifest lets through would not fit. What is not known of a member is no difference. */
function differs(member: Definition, construct: CompiledConstruct, declared: readonly Parameter[], tellsOptional: boolean): boolean {
  if (member.kind !== "function") return false;
  if (construct.async !== undefined && member.async !== null && construct.async !== member.async) return true;
  const { parameters } = member;
  if (!parameters || !construct.parameters) return false;
  const isRequiredContext = (name: string): boolean => construct.context?.required === true && construct.context.parameter === name;
  const takesAll = declared.every(({ name, required }, index) => {
    const own = takenBy(parameters, name, index);
    // Without a context no call is written.
    return own && (required || isRequiredContext(name) || !own.required || !tellsOptional);
  });
  return !takesAll || parameters.some(({ name, required }) => required && declared.every((parameter) => parameter.name !== name));
}

/** The parameter that takes the declared one: in its place, by its name, or among all that are left. */
function takenBy(parameters: readonly Parameter[], name: string, index: number): Parameter | undefined {
  const named = parameters.findIndex((parameter) => parameter.name === name);
  if (named >= 0) return named === index || parameters[named]?.kind === "keyword" ? parameters[named] : undefined;
  return parameters.find(({ kind }, place) => (kind === "rest" && place <= index) || kind === "keyword-rest");
}

/** Plans the factory that the manifest's `compat` describes. */
function planFactory({ facts }: Reach, entry: SymbolEntry, construct: CompiledConstruct, owner: OwnClass): Outcome {
  const { compat, context, factory } = construct;
  if (!compat?.arguments) return blocked("no-compat");
  const declared = declaredParameters(construct, owner.takesKeywords);
  const isOrdered = declared.every(({ required }, index) => !required || declared.slice(0, index).every((before) => before.required));
  const passed = constructorArguments(owner, compat.arguments);
  if (!passed || !isOrdered || !construct.parameters || factory?.kind !== "member") return blocked("signature-mismatch");
  const imports = (compat.imports ?? []).map((id) => importable(parseId(id)));
  for (const name of imports) {
    const home = readHome(facts, name, false);
    if (home.state === "absent") return blocked(home.reason);
  }
  const handed = Object.entries(compat.arguments);
  const parameters = declared.map(({ name, required }) => {
    const isContext = context?.parameter === name;
    const handedTo = handed.find(([, text]) => text.trim() === name)?.[0] ?? null;
    return { name, required, refusesNothing: isContext && context.required, type: isContext ? context.type : null, handedTo };
  });
  const draft: FactoryDraft = { name: factory.name, async: construct.async ?? false, parameters, arguments: passed, imports, ...describe(entry, factory.name, owner.name) };
  return outcomeOf(owner.writeFactory(draft));
}

function describe({ deprecated }: SymbolEntry, factory: string, name: string): Pick<FactoryDraft, "summary" | "advice"> {
  const old = [...new Set(deprecated.map(({ path }) => path.join(".")))].join(", ");
  return {
    summary: old === "" ? `Makes an instance of ${name}.` : `Carries a call of the deprecated ${old} over to ${name}.`,
    advice: `${name}.${factory} is deprecated: construct ${name} with its own arguments.`,
  };
}

/** What the constructor is given, in its own order; null where that does not fit, or where it is not known what fits. */
function constructorArguments(owner: OwnClass, given: Readonly<Record<string, string>>): FactoryDraft["arguments"] | null {
  const parameters = owner.constructorParameters();
  if (!parameters) return null;
  const position = ({ parameter }: Passed): number => parameters.findIndex(({ name }) => name === parameter);
  const passed = Object.entries(given)
    .map(([parameter, text]): Passed => ({ parameter, named: false, text }))
    .sort((a, b) => position(a) - position(b));
  const keywords = fitArguments(passed, parameters, owner.takesKeywords);
  return keywords && passed.map(({ text }, index) => ({ keyword: keywords[index] ?? null, text: text ?? "" }));
}
