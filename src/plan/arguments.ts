import { sameName, type Argument, type Call, type LocalValue, type Parameter } from "../facts";
import type { CompiledConstruct, CompiledContext, CompiledParameter } from "../manifest";
import type { Reason } from "./reasons";

/** An argument of the new call, in the order of evaluation. */
export interface Passed {
  /** The factory's parameter that it is meant for. */
  readonly parameter: string;
  /** Whether a keyword names it so far. */
  readonly named: boolean;
  /** The code to append; null for an argument that the call has already. */
  readonly text: string | null;
}

/** Binds a call to the deprecated signature as the language would; the answer has one entry for each argument. */
function bind(args: readonly Argument[], parameters: readonly CompiledParameter[]): CompiledParameter[] | Reason {
  if (args.some((argument) => argument.unpacked)) return "unpacked-arguments";
  const bound: CompiledParameter[] = [];
  for (const [index, { keyword }] of args.entries()) {
    const parameter = keyword === null ? parameters[index] : parameters.find(({ name }) => name === keyword);
    if (!parameter || bound.includes(parameter)) return "signature-mismatch";
    bound.push(parameter);
  }
  const complete = parameters.every((parameter) => parameter.optional || bound.includes(parameter));
  return complete ? bound : "signature-mismatch";
}

/** The variables that surely hold a user context where `call` stands. */
export function contextsAt(call: Call, { names, type }: CompiledContext): readonly LocalValue[] {
  return call.values().filter(({ name, types }) => {
    if (type && types.length > 0) return types.some((declared) => sameName(declared, type));
    return names.includes(name);
  });
}

/** The one of them, if there is one alone. */
function findContext(call: Call, context: CompiledContext): Passed | Reason {
  const [first, second] = contextsAt(call, context);
  if (second) return "several-contexts";
  return first ? { parameter: context.parameter, named: false, text: first.name } : "no-context";
}

/** What the factory is to be given for a deprecated call, or why that cannot be told. */
export function passArguments(call: Call, construct: CompiledConstruct): readonly Passed[] | Reason {
  const { parameters, context } = construct;
  if (!parameters) return "signature-mismatch";
  const bound = bind(call.arguments, parameters);
  if (typeof bound === "string") return bound;
  const passed = bound.map((parameter, index): Passed => {
    return { parameter: parameter.to, named: call.arguments[index]?.keyword != null, text: null };
  });
  if (!context) return passed;
  const given = bound.findIndex((parameter) => parameter.to === context.parameter);
  const says = given < 0 ? null : call.substance(given);
  if (says !== null) return context.required && (says === "nothing" || says === "perhaps-nothing") ? "no-context" : passed;
  const found = findContext(call, context);
  if (typeof found !== "string") return [...passed, found];
  return found === "no-context" && !context.required ? passed : found;
}

/** The factory's parameters as the manifest declares them, for a factory that cannot be read. */
export function declaredParameters(construct: CompiledConstruct, takesKeywords: boolean): readonly Parameter[] {
  const kind = takesKeywords ? "either" : "positional";
  const declared = construct.parameters ?? [];
  const parameters = declared.map(({ to, optional }): Parameter => ({ name: to, kind, required: !optional }));
  const context = construct.context;
  const listed = !context || declared.some(({ to }) => to === context.parameter);
  return listed ? parameters : [...parameters, { name: context.parameter, kind, required: context.required }];
}

const byPosition = ({ kind }: Parameter): boolean => kind === "positional" || kind === "either";
const byKeyword = ({ kind }: Parameter): boolean => kind === "keyword" || kind === "either";

/**
 * The keyword by which each argument is passed so that it reaches its parameter, null for passing it by position.
 * The order of the arguments, which is the order of their evaluation, stays. Null where they cannot fit.
 */
export function fitArguments(
  passed: readonly Passed[],
  parameters: readonly Parameter[],
  takesKeywords: boolean,
): readonly (string | null)[] | null {
  const keywords: (string | null)[] = [];
  for (const [position, { parameter: name, named }] of passed.entries()) {
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (!parameter) return null;
    const inPlace = parameters[position] === parameter && keywords.every((keyword) => keyword === null);
    const append = takesKeywords && passed[position]?.text != null;
    if (inPlace && byPosition(parameter) && !named && !(append && byKeyword(parameter))) keywords.push(null);
    else if (takesKeywords && byKeyword(parameter)) keywords.push(parameter.name);
    else return null;
  }
  const given = new Set(passed.map(({ parameter }) => parameter));
  return parameters.every(({ required, name }) => !required || given.has(name)) ? keywords : null;
}
