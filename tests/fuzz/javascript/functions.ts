/** Where a case gets its user context from; `@` is where its body stands when that is not the end. */
interface Surrounding {
  readonly head: string;
  readonly before?: string;
  /** The expression by which the body passes the context itself. */
  readonly context: string;
}

const plain = (parameters: string): string => `function case_#(${parameters})`;

/** Types are written in `‹ ›`, for the programs that have some. */
export const surroundings = {
  named: { head: plain("userContext, flag"), context: "userContext" },
  typed: { head: plain("ctx‹: UserContext›, flag‹: boolean›"), context: "ctx" },
  typedNamed: { head: plain("userContext‹: UserContext›, flag"), context: "userContext" },
  optional: { head: plain("flag, userContext‹?: UserContext›"), context: "userContext" },
  maybe: { head: plain("flag, userContext‹: UserContext | undefined›"), context: "userContext" },
  defaulted: { head: plain("flag, userContext = undefined"), context: "userContext" },
  defaultedNull: { head: plain("flag, userContext = null"), context: "userContext" },
  defaultedNew: { head: plain('flag, userContext = new UserContext("user")'), context: "userContext" },
  several: { head: plain("userContext‹: UserContext›, other‹: UserContext›, flag"), context: "userContext" },
  none: { head: plain("flag"), context: "null" },
  destructured: { head: plain("{ userContext, flag }"), context: "userContext" },
  renamed: { head: plain("{ userContext: ctx, flag }"), context: "ctx" },
  rest: { head: plain("flag, ...userContext"), context: "userContext[0]" },
  constant: { head: plain("flag"), before: 'const userContext = new UserContext("user");', context: "userContext" },
  typedConstant: { head: plain("flag"), before: 'const owner‹: UserContext› = new UserContext("user");', context: "owner" },
  let: { head: plain("flag"), before: 'let userContext = new UserContext("user");\nn("let", userContext.user);', context: "userContext" },
  rebound: { head: plain("userContext, flag"), before: "if (!flag) userContext = null;", context: "userContext" },
  assigned: { head: plain("flag, ctx"), before: "let userContext;\nif (flag) userContext = ctx;", context: "ctx" },
  ternary: { head: plain("flag, ctx"), before: "const userContext = flag ? ctx : null;", context: "ctx" },
  branch: { head: plain("flag, ctx"), before: "if (flag) {\n  var userContext = ctx;\n}", context: "ctx" },
  guarded: { head: plain("flag, userContext = null"), before: "if (!userContext) return n('nobody');", context: "userContext" },
  block: { head: plain("flag"), before: '{\n  const userContext = new UserContext("user");\n  @\n}', context: "userContext" },
  afterBlock: { head: plain("flag"), before: '{\n  const userContext = new UserContext("user");\n  n("user", userContext.user);\n}', context: "null" },
  loop: { head: plain("flag"), before: 'for (const userContext of [new UserContext("user")]) {\n  @\n}', context: "userContext" },
  try: { head: plain("userContext, flag"), before: "try {\n  @\n} finally {\n  n('finally');\n}", context: "userContext" },
  catch: { head: plain("flag"), before: "try {\n  throw new UserContext('user');\n} catch (userContext) {\n  @\n}", context: "userContext" },
  switch: { head: plain("userContext, flag"), before: "switch (flag) {\n  case true:\n    @\n    break;\n  default:\n    n('default');\n}", context: "userContext" },
  nested: { head: plain("userContext, flag"), before: "function make() {\n  @\n}\nn('made', make());", context: "userContext" },
  nestedArrow: { head: plain("userContext, flag"), before: "const make = () => {\n  @\n};\nn('made', make());", context: "userContext" },
  nestedRebound: { head: plain("userContext, flag"), before: "const make = () => {\n  @\n};\nuserContext = null;\nn('made', make());", context: "userContext" },
  nestedNone: { head: plain("userContext, flag"), before: "function make(userContext) {\n  @\n}\nn('made', make());", context: "userContext" },
  method: { head: plain("userContext, flag"), before: "class Service {\n  make(userContext‹: UserContext›) {\n    @\n  }\n}\nn('made', new Service().make(userContext));", context: "userContext" },
  constructor: { head: plain("userContext, flag"), before: "class Service {\n  constructor(userContext) {\n    @\n  }\n}\nn('made', new Service(userContext) !== null);", context: "userContext" },
  attribute: { head: plain("flag"), before: "const self = { userContext: null };", context: "self.userContext" },
  later: { head: plain("flag"), before: '@\nvar userContext = new UserContext("user");', context: "null" },
  shared: { head: `const userContext = new UserContext("shared");\n${plain("flag")}`, context: "userContext" },
  string: { head: plain("flag, userContext‹: string› = 'a name'"), context: "null" },
  directive: { head: plain("userContext, flag"), before: '"use strict";', context: "userContext" },
  generator: { head: plain("userContext, flag").replace("function", "function*"), before: 'yield n("entered");', context: "userContext" },
  label: { head: plain("userContext, flag"), before: "outer: {\n  @\n}", context: "userContext" },
} as const satisfies Record<string, Surrounding>;

export type SurroundingName = keyof typeof surroundings;

const indent = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

/** A case as text: the body stands in for the mark, or behind what comes before it. */
export function renderFunction(name: SurroundingName, number: number, isAsync: boolean, body: string): string {
  const { head, before }: Surrounding = surroundings[name];
  const opening = head.replace("#", String(number));
  const lines = before?.split("\n") ?? [];
  const placed = lines.some((line) => line.trim() === "@");
  const inner = lines.flatMap((line) => (line.trim() === "@" ? indent(body, line.slice(0, line.indexOf("@"))) : line));
  const text = [...inner, ...(placed ? [] : [body])].join("\n");
  const whole = `${opening} {\n${indent(text, "  ")}\n}\n`;
  if (!isAsync) return whole;
  // What is nested becomes asynchronous too, and is awaited where it is called.
  return whole
    .replace(/\bfunction(?=\*? (?:case_|make\b))/g, "async function")
    .replace(/\bconst make = \(/g, "const make = async (")
    .replace(/^( +)make\(/gm, "$1async make(")
    .replace(/n\('made', (.*)\);$/m, "n('made', await $1);");
}
