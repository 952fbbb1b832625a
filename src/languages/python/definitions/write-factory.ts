import type { Edit, FactoryDraft, FactoryObstacle, FactoryParameter, Parameter } from "../../../facts";
import type { ClassDef, Expression, FunctionDef, Statement } from "../ast";
import type { Analysis } from "../facts/analysis";
import { stringValue } from "../facts/string-literals";
import { indentationBefore, lineEnd, lineStart, newlineAt } from "../facts/trivia";
import { parse } from "../parse";
import { importsOf, isSurelyBound, obstacleIn, type LocalImports } from "./prove-factory";

/** Longer lines are broken. */
const WIDTH = 88;

/** Where the factory goes, and how its lines begin. */
interface Site {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
  readonly indentation: string;
  readonly unit: string;
  readonly newline: string;
}

/** Writes a class method behind the constructor; else what stands in its way. */
export function writeFactory(
  owner: ClassDef,
  takes: readonly Parameter[],
  draft: FactoryDraft,
  analysis: Analysis,
): readonly Edit[] | FactoryObstacle {
  const site = siteIn(owner, analysis.text);
  if (!site || !draft.arguments.every(({ text }) => isArgument(text))) return "unsupported-syntax";
  // In a class, such a name means another one, but not as the keyword of a call.
  const names = [draft.name, ...draft.parameters.map(({ name }) => name), ...draft.arguments.map(({ keyword }) => keyword ?? "")];
  if (names.some((name) => name.startsWith("__") && !name.endsWith("__"))) return "unsupported-syntax";
  if (overridesDefault(owner, takes, draft)) return "signature-mismatch";
  const imports = importsOf(draft, analysis);
  if (typeof imports === "string") return imports;
  const lines = compose(owner, draft, imports, site, analysis);
  const body = lines.map((line) => (line === "" ? "" : site.indentation + line)).join(site.newline);
  const edit: Edit = { range: [site.offset, site.offset], text: site.before + body + site.after };
  const result = analysis.text.slice(0, site.offset) + edit.text + analysis.text.slice(site.offset);
  return obstacleIn(result, owner.name, draft.name, analysis) ?? [edit];
}

/** Whether a text is one expression that fits between commas. */
function isArgument(text: string): boolean {
  const result = parse(`f(x=${text})`);
  const statement = result.ok && !/[\r\n]/.test(text) ? result.module.body[0] : undefined;
  if (!result.ok || result.module.body.length !== 1 || statement?.type !== "Expr" || statement.value.type !== "Call") return false;
  const { args, keywords, range } = statement.value;
  const [value] = keywords.map((keyword) => keyword.value);
  // The parser takes it without the parentheses that it needs here.
  const isBare = value?.type === "NamedExpr" && value.range[0] === "f(x=".length;
  return args.length === 0 && keywords.length === 1 && !isBare && range[1] === text.length + "f(x=)".length;
}

/** Whether the constructor would be given the None of a parameter that is left out in place of another default of its own. */
function overridesDefault({ body }: ClassDef, takes: readonly Parameter[], { parameters, arguments: passed }: FactoryDraft): boolean {
  const args = body.findLast(isConstructor)?.args;
  const positional = [...(args?.posonlyargs ?? []), ...(args?.args ?? [])].reverse();
  const isNone = (value: Expression | null | undefined): boolean => value?.type === "Constant" && value.value === null;
  const defaults = new Map<string, Expression | null | undefined>([
    // The fields of a data class.
    ...body.flatMap((one): [string, Expression | null][] => (!args && one.type === "AnnAssign" && one.target.type === "Name" ? [[one.target.id, one.value]] : [])),
    ...positional.map(({ arg }, index): [string, Expression | undefined] => [arg, args?.defaults.at(-1 - index)]),
    ...(args?.kwonlyargs ?? []).map(({ arg }, index): [string, Expression | null | undefined] => [arg, args?.kw_defaults[index]]),
  ]);
  return passed.some(({ keyword, text }, index) => {
    const mayBeNone = parameters.some(({ name, required, refusesNothing }) => name === text.trim() && !required && !refusesNothing);
    const taken = takes.find(({ name }, place) => (keyword === null ? place === index : name === keyword));
    return mayBeNone && taken?.required === false && !isNone(defaults.get(taken.name));
  });
}

function compose(owner: ClassDef, draft: FactoryDraft, imports: LocalImports, site: Site, analysis: Analysis): string[] {
  const { unit } = site;
  const parameters = ["cls", ...draft.parameters.map((parameter) => writeParameter(parameter, owner, analysis))];
  const passed = draft.arguments.map(({ keyword, text }) => (keyword === null ? text : `${keyword}=${text}`));
  const body = [
    ...quoteDocumentation(draft.summary),
    ...imports.statements,
    ...(imports.statements.length > 0 ? [""] : []),
    ...call("warnings.warn", [JSON.stringify(draft.advice), "DeprecationWarning", "stacklevel=2"], "", site),
    ...draft.parameters.filter(({ refusesNothing }) => refusesNothing).flatMap(({ name }) => [
      `if ${name} is None:`,
      `${unit}raise ValueError(${JSON.stringify(`${draft.name} needs ${name}`)})`,
    ]),
    ...call("return cls", passed, "", site),
  ];
  const head = call(`${draft.async ? "async " : ""}def ${draft.name}`, parameters, ` -> "${owner.name}":`, site);
  return ["@classmethod", ...head, ...body.map((line) => (line === "" ? "" : unit + line))];
}

/** A call or a parameter list, on one line where that is short enough. */
function call(callee: string, items: readonly string[], end: string, { indentation, unit }: Site): string[] {
  const line = `${callee}(${items.join(", ")})${end}`;
  if (indentation.length + unit.length + line.length <= WIDTH) return [line];
  return [`${callee}(`, ...items.map((item) => `${unit}${item},`), `)${end}`];
}

function quoteDocumentation(summary: string): string[] {
  return [`"""${summary.replace(/[\\"]/g, "\\$&")}"""`];
}

function writeParameter(parameter: FactoryParameter, owner: ClassDef, analysis: Analysis): string {
  const type = typeOf(parameter, owner, analysis);
  if (parameter.required) return type === null ? parameter.name : `${parameter.name}: ${type}`;
  if (type === null) return `${parameter.name}=None`;
  const bare = /^(["'])(.*)\1$/.exec(type)?.[2] ?? type;
  return /["'\\]/.test(bare) ? `${parameter.name}=None` : `${parameter.name}: "${bare} | None" = None`;
}

/** The type of the context where a name for it is there, or that of the constructor's own parameter. */
function typeOf({ type, handedTo }: FactoryParameter, owner: ClassDef, analysis: Analysis): string | null {
  const { posonlyargs = [], args = [], kwonlyargs = [] } = owner.body.findLast(isConstructor)?.args ?? {};
  const annotation = [...posonlyargs, ...args, ...kwonlyargs].find(({ arg }) => arg === handedTo)?.annotation;
  if (annotation) {
    const text = analysis.text.slice(...annotation.range);
    if (!/[\r\n#]/.test(text)) return stringValue(annotation) === null && /["']/.test(text) ? null : text;
  }
  if (!type) return null;
  for (const [name, { definitions }] of analysis.scopes.module.bindings) {
    const [only, another] = definitions;
    if (only?.kind !== "import" || another) continue;
    const { binds } = analysis.importedNames(only.statement, only.alias);
    const isType = binds.some(({ module, path }) => module === type.module && path.join(".") === type.path.join("."));
    if (isType) return isSurelyBound(only, analysis.scopes) ? name : `"${name}"`;
  }
  return null;
}

/** Behind the constructor, or else at the end of the class; null where the class has no lines of its own. */
function siteIn(owner: ClassDef, text: string): Site | null {
  const [first] = owner.body;
  const last = owner.body.at(-1);
  const outside = indentationBefore(text, startOf(owner, text));
  const indentation = first ? indentationBefore(text, startOf(first, text)) : null;
  if (!last || outside === null || !indentation?.startsWith(outside)) return null;
  const newline = newlineAt(text, owner.range[0]);
  const common = { indentation, unit: indentation.slice(outside.length), newline };
  const constructor = owner.body.findLast(isConstructor);
  const next = constructor && owner.body[owner.body.indexOf(constructor) + 1];
  if (next) {
    const offset = aboveComments(text, lineStart(text, startOf(next, text)));
    return { ...common, offset, before: "", after: newline + newline };
  }
  return { ...common, offset: belowComments(text, lineEnd(text, last.range[1]).end, indentation), before: newline + newline, after: "" };
}

/** Where a statement starts, with its decorators. */
function startOf(statement: Statement, text: string): number {
  const [decorator] = "decorator_list" in statement ? statement.decorator_list : [];
  return decorator ? text.lastIndexOf("@", decorator.range[0]) : statement.range[0];
}

/** The start of the comments that stand right above a line. A line with quotes may be the end of a string. */
function aboveComments(text: string, line: number): number {
  let start = line;
  while (start > 0) {
    const above = lineStart(text, text.startsWith("\r\n", start - 2) ? start - 2 : start - 1);
    if (!/^[ \t]*#[^'"\r\n]*\r?\n?$/.test(text.slice(above, start))) return start;
    start = above;
  }
  return start;
}

/** The end of the comments behind `end` that still belong to the block. */
function belowComments(text: string, end: number, indentation: string): number {
  const comment = /(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))*([ \t]+)#[^\r\n]*/y;
  let below = end;
  for (;;) {
    comment.lastIndex = below;
    const found = comment.exec(text);
    if (!found?.[1]?.startsWith(indentation)) return below;
    below = comment.lastIndex;
  }
}

function isConstructor(node: Statement): node is FunctionDef {
  return node.type === "FunctionDef" && node.name === "__init__";
}
