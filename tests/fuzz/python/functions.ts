/** How a construction comes by a user context: the code around the body `@`, and the context's name inside of it. */
export interface Surrounding {
  readonly head: string;
  readonly before?: string;
  /** Lines behind the function, such as what calls it. */
  readonly after?: string;
  readonly context: string;
}

const sync = (parameters: string) => `def case_#(${parameters}):`;

/** `#` is the number of the case; the body follows, indented, behind the lines `before`. */
export const surroundings = {
  named: { head: sync("user_context, flag"), context: "user_context" },
  typed: { head: sync("ctx: UserContext, flag"), context: "ctx" },
  quoted: { head: sync('ctx: "UserContext", flag'), context: "ctx" },
  optional: { head: sync("user_context: Optional[UserContext], flag"), context: "user_context" },
  orNone: { head: sync('user_context: "UserContext | None", flag'), context: "user_context" },
  defaulted: { head: sync("flag, user_context=None"), context: "user_context" },
  keywordOnly: { head: sync("flag, *, user_context"), context: "user_context" },
  rest: { head: sync("flag, *user_context"), context: "user_context" },
  none: { head: sync("flag"), context: "None" },
  local: { head: sync("flag"), before: 'user_context = UserContext("user")', context: "user_context" },
  localNone: { head: sync("flag"), before: "user_context = None", context: "user_context" },
  localMaybe: { head: sync("flag"), before: 'user_context = UserContext("user") if flag else None', context: "user_context" },
  localOr: { head: sync("flag"), before: 'user_context = flag and UserContext("user")', context: "user_context" },
  branch: { head: sync("flag"), before: 'if flag:\n    user_context = UserContext("user")', context: "user_context" },
  tried: { head: sync("flag"), before: 'try:\n    user_context = UserContext("user")\nexcept ValueError:\n    n("never")', context: "user_context" },
  rebound: { head: sync("user_context, flag"), before: "if flag:\n    user_context = None", context: "user_context" },
  deleted: { head: sync("user_context, flag"), before: "if flag:\n    del user_context", context: "flag" },
  bare: { head: sync("flag"), before: "user_context: UserContext", context: "None" },
  empty: { head: sync("user_context, flag"), before: "if flag:\n    user_context = None\nif user_context is None:\n    n('nobody')", context: "user_context" },
  guarded: { head: sync("flag, user_context=None"), before: "if user_context is None:\n    return n('nobody')", context: "user_context" },
  with: { head: sync("flag"), before: 'with UserContext("user") as user_context:\n    @', context: "user_context" },
  afterWith: { head: sync("flag"), before: 'with UserContext("user") as user_context:\n    pass', context: "user_context" },
  loop: { head: sync("flag"), before: 'for user_context in [UserContext("user")]:\n    @', context: "user_context" },
  afterLoop: { head: sync("flag"), before: 'for user_context in [UserContext("user")] if flag else []:\n    pass', context: "user_context" },
  walrus: { head: sync("flag"), before: 'if (user_context := UserContext("user") if flag else None):\n    n("somebody")', context: "user_context" },
  unpacked: { head: sync("flag"), before: 'user_context, other = UserContext("user"), 1', context: "user_context" },
  unpackedNone: { head: sync("flag"), before: "user_context, other = None, 1", context: "user_context" },
  attribute: { head: sync("self, flag"), before: "self.user_context = self", context: "self.user_context" },
  nested: { head: sync("user_context, flag"), before: 'def make():\n    @\nn("made", make())', context: "user_context" },
  nestedRebound: { head: sync("user_context, flag"), before: 'def make():\n    @\nuser_context = None\nn("made", make())', context: "user_context" },
  nestedNone: { head: sync("user_context, flag"), before: 'def make(user_context=None):\n    @\nn("made", make())', context: "user_context" },
  method: { head: sync("user_context, flag"), before: 'class Service:\n    user_context = "not this"\n    def make(self, user_context):\n        @\nn("made", Service().make(user_context))', context: "user_context" },
  inClass: { head: sync("flag"), before: 'class Service:\n    user_context = "class"\n    def make(self):\n        @\nn("made", Service().make())', context: "None" },
  shared: { head: `user_context = UserContext("shared")\n${sync("flag")}`, context: "user_context" },
  global: { head: `user_context = UserContext("shared")\n${sync("flag")}`, before: "global user_context", context: "user_context" },
  string: { head: sync("flag, user_context: str = 'a name'"), context: "None" },
  scalar: { head: sync("flag"), before: "user_context = 'a name'", context: "None" },
  later: { head: sync("flag"), before: '@\nuser_context = UserContext("user")', context: "None" },
  matched: { head: sync("ctx, flag"), before: "match flag:\n    case True:\n        user_context = ctx", context: "ctx" },
  except: { head: sync("flag"), before: "try:\n    raise ValueError\nexcept ValueError as user_context:\n    @", context: "None" },
  imported: { head: sync("flag"), before: "from app import context as user_context", context: "None" },
  cached: { head: `import functools\n\n@functools.lru_cache\n${sync("user_context, flag")}`, context: "user_context" },
  manager: {
    head: `import contextlib\n\n@contextlib.contextmanager\n${sync("user_context, flag").replace("case_", "make_")}`,
    before: 'yield n("entered")',
    context: "user_context",
    after: 'def case_#(user_context, flag):\n    with make_#(user_context, flag):\n        n("inside")',
  },
  asyncManager: {
    head: "import contextlib\n\n@contextlib.asynccontextmanager\nasync def make_#(user_context, flag):",
    before: 'yield n("entered")',
    context: "user_context",
    after: 'async def case_#(user_context, flag):\n    async with make_#(user_context, flag):\n        n("inside")',
  },
  fixture: {
    head: "def fixture(function):\n    return function\n\n@fixture\nasync def make_#(user_context):",
    before: "flag = True",
    context: "user_context",
    after: 'async def case_#(user_context, flag):\n    made = make_#(user_context)\n    n("made", [e async for e in made] if hasattr(made, "__aiter__") else await made)',
  },
  classBody: { head: "class Holder_#:", before: "flag = True", context: "None" },
  unhandled: { head: sync("user_context, flag"), before: "try:\n    @\nfinally:\n    n('finally')", context: "user_context" },
  handled: { head: sync("user_context, flag"), before: "try:\n    @\nexcept Exception as error:\n    n('failed', type(error).__name__)", context: "user_context" },
  match: { head: sync("user_context, flag"), before: "match flag:\n    case True:\n        @\n    case _:\n        n('other')", context: "user_context" },
  capture: { head: sync("user_context, flag"), before: "match flag:\n    case user_context:\n        pass", context: "user_context" },
  positionalOnly: { head: sync("user_context, /, flag"), context: "user_context" },
  starTarget: { head: sync("flag"), before: '*user_context, other = UserContext("user"), 1', context: "user_context" },
  augmented: { head: sync("user_context, flag"), before: "if flag is None:\n    user_context += 1", context: "user_context" },
  asserted: { head: sync("flag, user_context=None"), before: "assert user_context is not None", context: "user_context" },
  documented: { head: sync("user_context, flag"), before: '"""Documented."""', context: "user_context" },
  module: { head: "if n('module'):", before: "flag = True", context: "None" },
  while: { head: sync("user_context, flag"), before: "while True:\n    @\n    break", context: "user_context" },
  else: { head: sync("user_context, flag"), before: "if not flag:\n    n('no')\nelse:\n    @", context: "user_context" },
  elif: { head: sync("user_context, flag"), before: "if not flag:\n    n('no')\nelif user_context is None:\n    n('nobody')\nelse:\n    @", context: "user_context" },
  excepting: { head: sync("user_context, flag"), before: "try:\n    raise ValueError\nexcept ValueError:\n    @\nfinally:\n    n('finally')", context: "user_context" },
  comprehension: { head: sync("flag"), before: 'n("all", [user_context.user for user_context in [UserContext("user")]])', context: "None" },
  walrusInside: { head: sync("flag"), before: 'n("all", [user_context.user for _ in (1,) if (user_context := UserContext("user"))])', context: "None" },
} as const satisfies Record<string, Surrounding>;

export type SurroundingName = keyof typeof surroundings;

const indent = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

/** A case as text: the body stands in for the mark, or behind what comes before it. */
export function renderFunction(name: SurroundingName, number: number, isAsync: boolean, body: string): string {
  const { head, before, after }: Surrounding = surroundings[name];
  const numbered = (text: string): string => text.replaceAll("#", String(number));
  const opening = numbered(head);
  const lines = before?.split("\n") ?? [];
  const placed = lines.some((line) => line.trim() === "@");
  const inner = lines.flatMap((line) => (line.trim() === "@" ? indent(body, line.slice(0, line.indexOf("@"))) : line));
  const text = [...inner, ...(placed ? [] : [body])].join("\n");
  const whole = `${opening}\n${indent(text, "    ")}\n${after === undefined ? "" : `\n\n${numbered(after)}\n`}`;
  if (!isAsync || name === "cached" || after !== undefined) return whole;
  // What is nested becomes asynchronous too, and is awaited where it is called.
  const nested = name === "nested" || name === "nestedRebound" || name === "nestedNone" || name === "method" || name === "inClass";
  const async = whole.replace(/\bdef (case_|make\b)/g, "async def $1").replace(/\bwith UserContext/g, "async with UserContext");
  return nested ? async.replace(/n\("made", (.*)\)$/m, 'n("made", await $1)') : async;
}
