import type { SymbolName } from "./world";

/** How a construction is written. */
export interface CallSpec {
  readonly arguments: ArgumentShape;
  readonly layout: LayoutShape;
  readonly member: boolean;
}

const first = (site: string): string => `n("r${site}")`;
const second = (site: string): string => `n("b${site}")`;

type Pass = (site: string, context: string) => readonly string[];

export const argumentShapes = {
  positional: (site, context) => [first(site), second(site), context],
  without: (site) => [first(site), second(site)],
  keywords: (site, context) => [`registry=${first(site)}`, `bridge=${second(site)}`, `user_context=${context}`],
  keywordsWithout: (site) => [`registry=${first(site)}`, `bridge=${second(site)}`],
  mixed: (site, context) => [first(site), `bridge=${second(site)}`, `user_context=${context}`],
  swapped: (site, context) => [`bridge=${second(site)}`, `user_context=${context}`, `registry=${first(site)}`],
  contextFirst: (site, context) => [`user_context=${context}`, `bridge=${second(site)}`, `registry=${first(site)}`],
  swappedWithout: (site) => [`bridge=${second(site)}`, `registry=${first(site)}`],
  parenthesized: (site, context) => [`(${first(site)})`, `(bridge) if (bridge := ${second(site)}) else None`, `((${context}))`],
  nested: (site, context) => [first(site), `(lambda value: value)(${second(site)})`, `n("c${site}", ${context})`],
  none: (site) => [first(site), second(site), "None"],
  star: (site, context) => [first(site), `*[${second(site)}, ${context}]`],
  doubleStar: (site, context) => [first(site), second(site), `**{"user_context": ${context}}`],
  tooFew: (site) => [first(site)],
  tooMany: (site, context) => [first(site), second(site), context, "1"],
  unknown: (site, context) => [first(site), second(site), `context=${context}`],
  onlyGenerator: () => ["1 for _ in (1,)"],
  emptyStar: (site, context) => [first(site), second(site), context, "*()"],
  lambdas: (site, context) => [first(site), `(lambda a, b=1: ${second(site)})(1)`, `${context} if flag else ${context}`],
  strings: (site, context) => [first(site), `n("b${site}, # ) \\" (") or "'"`, context],
} as const satisfies Record<string, Pass>;

export type ArgumentShape = keyof typeof argumentShapes;

/** Several lines are written with a mark at their start, for their indentation. */
export const MARK = "\u0001";

export const layoutShapes = {
  line: (args) => `(${args.join(", ")})`,
  tight: (args) => `(${args.join(",")})`,
  blanks: (args) => ` ( ${args.join(" , ")} )`,
  trailingComma: (args) => `(${args.join(", ")},)`,
  lines: (args) => `(${args.map((arg) => `\n${MARK}    ${arg}`).join(",")}\n${MARK})`,
  linesComma: (args) => `(${args.map((arg) => `\n${MARK}    ${arg},`).join("")}\n${MARK})`,
  comments: (args) => `(  # open\n${args.map((arg) => `${MARK}    ${arg},  # it's (one\n`).join("")}${MARK}    # last\n${MARK})`,
  commentNoComma: (args) => `(${args.map((arg, index) => `\n${MARK}    ${arg}${index < args.length - 1 ? "," : ""}  # ${index}`).join("")}\n${MARK})`,
  hanging: (args) => `(${args.join(`,\n${MARK}        `)})`,
  tabs: (args) => `(\n${MARK}\t${args.join(`,\n${MARK}\t`)}\n${MARK})`,
  leadingCommas: (args) => `(\n${MARK}    ${args.join(`  # it's\n${MARK}  , `)}\n${MARK})`,
  blankLines: (args) => `(\n\n${args.map((arg) => `${MARK}    ${arg},\n\n`).join("")}${MARK})`,
  unindented: (args) => `(\n${args.join(",\n")})`,
  backslash: (args) => `\\\n${MARK}    (${args.join(", \\\n")})`,
} as const satisfies Record<string, (args: readonly string[]) => string>;

export type LayoutShape = keyof typeof layoutShapes;

/** A construction of a symbol; `site` names the place in the trace. */
export function renderCall(symbol: SymbolName, expression: string, spec: CallSpec, site: string, context: string): string {
  const args = symbol === "get_factory" ? [] : argumentShapes[spec.arguments](site, context);
  const member = spec.member && symbol === "Engine" ? "._init_from_factory" : "";
  const layout = args.length === 0 || site === "" ? layoutShapes.line : layoutShapes[spec.layout];
  return `${expression}${member}${layout(args)}`;
}

/** Statements around a construction that stands for `@`; a construction over several lines must stand in brackets or last. */
export const positions = {
  assigned: 'e = @\nn("e", e)',
  returned: "return @",
  alone: "@",
  printed: 'n("e", @)',
  attribute: 'n("e", @.LIMIT)',
  listed: 'n("e", [@, 1])',
  conditional: 'n("e", @ if flag else None)',
  and: 'n("e", flag and @)',
  walrus: 'if (e := @):\n    n("e", e)',
  list: 'n("e", [@ for _ in (1, 2)])',
  filter: 'n("e", [e for e in (1, 2) if @])',
  iterated: 'n("e", [e for e in [@]])',
  generator: 'n("e", list(@ for _ in (1, 2)))',
  lambda: 'n("e", (lambda: @)())',
  lambdaDefault: 'n("e", (lambda e=@: e)())',
  text: "n('e', f'''{@!r:>12}''')",
  printedSource: "n('e', f'''{@=}''')",
  default: 'def inner(e=@):\n    return e\nn("e", inner())',
  inner: 'def inner():\n    return @\nn("e", inner())',
  innerClass: 'class Box:\n    e = @\nn("e", Box.e)',
  method: 'class Box:\n    def make(self):\n        return @\nn("e", Box().make())',
  decorator: 'def wrap(*args):\n    return lambda f: f\n§wrap(@)\ndef inner():\n    pass',
  semicolons: 'n("a"); e = @; n("e", e)',
  caught: 'try:\n    e = @\nexcept TypeError:\n    e = n("wrong")\nn("e", e)',
  tolerated: 'try:\n    @\nexcept TypeError:\n    pass',
  looped: 'for e in [@]:\n    n("e", e)',
  dictionary: 'n("e", {"k": @}["k"])',
  unpacked: 'n("e", *[@])',
  subscript: 'n("e", {None: 1}.get(@))',
  global: 'global KEPT\nKEPT = @\nn("e", KEPT)',
  yielded: "yield @",
  matched: 'match @:\n    case e:\n        n("e", e)',
  compared: 'n("e", @ is None)',
  power: 'n("e", (@,) * 2)',
  negated: 'n("e", not @)',
  asserted: "assert @",
  chained: 'e = f = @\nn("e", e, f)',
  annotated: 'e: "object" = @\nn("e", e)',
  stored: 'e = {}\ne["k"] = @\nn("e", e["k"])',
  deferred: 'e = [lambda: @]\nn("e", e[0]())',
  type: 'n("e", type(@).LIMIT)',
  sets: 'n("e", len({@ for _ in (1, 2)}), {1: @ for _ in (1,)})',
  nestedComprehension: 'n("e", [[@ for _ in (1,)] for _ in (1, 2)])',
  asyncComprehension: 'async def items():\n    yield 1\nn("e", [@ async for _ in items()])',
  innerGenerator: 'n("e", list(e for e in [@]))',
  innerAsync: 'async def inner():\n    return @\nn("e", await inner())',
  innerAsyncDefault: 'async def inner(e=@):\n    return e\nn("e", await inner())',
  innerAsyncGenerator: 'async def inner():\n    yield @\nn("e", [e async for e in inner()])',
  managed: 'import contextlib\n§contextlib.asynccontextmanager\nasync def inner():\n    yield @\nasync with inner() as e:\n    n("e", e)',
  classDecorator: 'def wrap(*args):\n    return lambda f: f\n§wrap(@)\nclass Box:\n    pass',
  asyncDecorator: 'def wrap(*args):\n    return lambda f: f\n§wrap(@)\nasync def inner():\n    pass',
  classArgument: 'class Box(*[object], metaclass=type(@) and type):\n    pass',
  classComprehension: 'class Box:\n    e = [@ for _ in (1,)]\nn("e", Box.e)',
  annotation: 'def inner(value: [@] = 1) -> [@]:\n    return value\nn("e", inner())',
  variableAnnotation: "e: [@] = 1",
  guard: 'match 1:\n    case _ if @:\n        n("e")',
  condition: 'if not @:\n    n("no")\nelif @:\n    n("e")',
  loopCondition: 'while @:\n    n("e")\n    break',
  slice: 'n("e", [1, 2][:@ is None])',
  target: 'e = {}\ne[@ is None] = 1\nn("e", e)',
  sum: 'e = [1]\ne += [@]\nn("e", e)',
  returnedTuple: "return @, 1",
  yieldedTo: 'e = yield @\nn("e", e)',
  raised: 'try:\n    raise ValueError(@)\nexcept ValueError as error:\n    n("e", error.args[0])',
  deleted: 'e = {None: 1}\ndel e[@ and None]\nn("e", e)',
  message: 'try:\n    assert flag is None, @\nexcept AssertionError as error:\n    n("e", error.args[0])',
  nestedText: "n('e', f'''{f'{@!r:>10}'!s:<{len([@]) + 12}}''')",
  comparedTwice: 'n("e", 1 < 2 != @)',
  keyword: 'n("e", **{"values": 1} if not @ else {})',
  starred: 'e, *f = [@, 1]\nn("e", e, f)',
  conditionalLambda: 'n("e", (lambda: @ if flag else None)())',
  closed: 'import contextlib\nwith contextlib.nullcontext(@) as e:\n    n("e", e)',
  nonlocal: 'e = None\ndef inner():\n    nonlocal e\n    e = @\ninner()\nn("e", e)',
  partial: 'import functools\nn("e", functools.partial(n, "p", @)())',
} as const;

export type Position = keyof typeof positions;
