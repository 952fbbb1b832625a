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
  undefined: (site) => [first(site), second(site), "undefined"],
  null: (site) => [first(site), second(site), "null"],
  parenthesized: (site, context) => [`(${first(site)})`, `(0, ${second(site)})`, `((${context}))`],
  arrow: (site, context) => [`((value) => value)(${first(site)})`, second(site), `n("c${site}", ${context})`],
  spread: (site, context) => [first(site), `...[${second(site)}, ${context}]`],
  tooFew: (site) => [first(site)],
  none: () => [],
  tooMany: (site, context) => [first(site), second(site), context, "1"],
  strings: (site, context) => [first(site), `n("b${site}, // ) \\" (") || \`'\${1}\``, context],
  object: (site, context) => [first(site), `{ bridge: ${second(site)}, list: [1, 2] }`, context],
} as const satisfies Record<string, Pass>;

export type ArgumentShape = keyof typeof argumentShapes;

/** Several lines are written with a mark at their start, for their indentation. */
export const MARK = "\u0001";

export const layoutShapes = {
  line: (args) => `(${args.join(", ")})`,
  tight: (args) => `(${args.join(",")})`,
  blanks: (args) => ` ( ${args.join(" , ")} )`,
  trailingComma: (args) => `(${args.map((arg) => `${arg},`).join(" ")})`,
  lines: (args) => `(${args.map((arg) => `\n${MARK}  ${arg}`).join(",")}\n${MARK})`,
  linesComma: (args) => `(${args.map((arg) => `\n${MARK}  ${arg},`).join("")}\n${MARK})`,
  comments: (args) => `( // open\n${args.map((arg) => `${MARK}  ${arg}, // it's (one\n`).join("")}${MARK}  // last\n${MARK})`,
  commentNoComma: (args) => `(${args.map((arg, index) => `\n${MARK}  ${arg}${index < args.length - 1 ? "," : ""} // ${String(index)}`).join("")}\n${MARK})`,
  blockComments: (args) => `(/* open */${args.map((arg) => ` /* ( */ ${arg} /* ) */`).join(",")})`,
  hanging: (args) => `(${args.join(`,\n${MARK}    `)})`,
} as const satisfies Record<string, (args: readonly string[]) => string>;

export type LayoutShape = keyof typeof layoutShapes;

/** A construction of a symbol; `site` names the place in the trace. */
export function renderCall(symbol: SymbolName, expression: string, spec: CallSpec, site: string, context: string): string {
  const isFunction = symbol === "getFactory";
  const args = isFunction ? [] : argumentShapes[spec.arguments](site, context);
  const isMember = spec.member && symbol === "Engine";
  if (isFunction) return `${expression}()`;
  const callee = isMember ? `${expression}.initFromFactory` : expression.includes("(") ? `new (${expression})` : `new ${expression}`;
  return callee + (args.length === 0 ? "()" : layoutShapes[spec.layout](args));
}

/** Statements around a construction that stands for `@`; a construction over several lines stands in brackets or last. */
export const positions = {
  assigned: 'const e = @;\nn("e", e);',
  returned: "return @;",
  alone: "@;",
  aloneAfter: 'n("before");\n@;',
  aloneAfterName: 'const before = n\n;@;\nbefore("after");',
  member: 'n("e", @.mark);',
  memberAlone: "@.run();",
  memberAfterName: 'const before = n;\n@.run();\nbefore("after");',
  memberInArrow: 'n("e", (() => @.run())());',
  optional: 'n("e", @?.mark);',
  optionalCall: 'n("e", @.run?.(2));',
  computed: 'n("e", @["mark"]);',
  destructured: 'const { mark } = @;\nn("e", mark);',
  listed: 'n("e", [@, 1]);',
  conditional: 'n("e", flag ? @ : null);',
  and: 'n("e", flag && @);',
  nullish: 'n("e", null ?? @);',
  not: 'n("e", !@);',
  void: 'n("e", void @);',
  typeof: 'n("e", typeof @);',
  deleted: 'n("e", delete @.mark);',
  comma: 'n("e", (n("comma"), @));',
  template: 'n("e", `a${@.mark}b`);',
  templateWhole: "n('e', `${typeof @}`);",
  tagged: 'const tag = (parts, ...values) => values;\nn("e", tag`a${@}b`);',
  spread: 'n("e", ...[@]);',
  spreadObject: 'n("e", { ...@ }.mark);',
  property: 'n("e", { key: @ }.key);',
  computedKey: 'n("e", { [@.mark]: 1 }.engine);',
  arrow: 'n("e", (() => @)());',
  arrowBlock: 'n("e", (() => { return @; })());',
  asyncArrow: 'n("e", (async () => @)());',
  callback: 'n("e", [1].map(() => @));',
  filter: 'n("e", [1, 2].filter((value) => @ && value > 1));',
  parameter: "const inner = (e = @) => e;\nn('e', inner());",
  binding: "const { e = @ } = {};\nn('e', e);",
  field: 'class Box {\n  e = @;\n}\nn("e", new Box().e);',
  staticField: 'class Box {\n  static e = @;\n}\nn("e", Box.e);',
  staticBlock: 'class Box {\n  static {\n    n("e", @);\n  }\n}\nn("box", new Box() !== null);',
  method: 'class Box {\n  make() {\n    return @;\n  }\n}\nn("e", new Box().make());',
  getter: 'const box = { get e() { return @; } };\nn("e", box.e);',
  memoized: 'let cached;\nconst get = () => (cached ??= @);\nn("e", get(), get());',
  lazy: 'let cached = null;\nfunction get() {\n  if (!cached) cached = @;\n  return cached;\n}\nn("e", get());',
  base: 'class Box extends (n("base", @) && Object) {}\nn("e", new Box() !== null);',
  iterated: 'for (const e of [@]) n("e", e);',
  looped: 'for (let e = @; e; e = null) n("e", e);',
  whileLoop: 'while (@) {\n  n("e");\n  break;\n}',
  doLoop: 'do {\n  n("e");\n} while (!@);',
  if: 'if (@) n("e");',
  ifElse: 'if (!flag) n("no");\nelse @;',
  ifBody: "if (flag) @;",
  labelled: "label: @;",
  switched: 'switch (@) {\n  default:\n    n("e");\n}',
  caught: 'let e;\ntry {\n  e = @;\n} catch {\n  e = n("wrong");\n}\nn("e", e);',
  thrown: 'try {\n  throw @;\n} catch (error) {\n  n("e", error);\n}',
  yielded: 'const inner = function* () {\n  yield @;\n};\nn("e", [...inner()]);',
  chained: 'let e, f;\ne = f = @;\nn("e", e, f);',
  power: "n('e', Number.isNaN(@ ** 2));",
  compared: 'n("e", @ === null);',
  in: 'n("e", "mark" in @);',
  stored: 'const box = {};\nbox.e = @;\nn("e", box.e);',
  sequence: 'n("a"); const e = @; n("e", e);',
  awaited: 'const inner = async () => await @;\nn("e", await inner());',
  bound: 'n("e", @.run.bind(null)(3));',
  newMember: 'n("e", new (@.constructor)());',
  regular: 'const x = 4, g = 2;\nn("e", x\n/ 2 / g, @);',
} as const;

export type Position = keyof typeof positions;
