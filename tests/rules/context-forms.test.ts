import { verdict } from "./verdict";

const call = { python: "UserExecutionEngine.create_from_legacy_pattern", typescript: "UserExecutionEngine.createFromLegacyPattern" };
const head = { python: "from app.engine.user import UserExecutionEngine as E\n\n", typescript: 'import { UserExecutionEngine as E } from "./engine/user";\n\n' };
const files = { python: "app/caller.py", typescript: "src/caller.ts" };

/** What is left to say of code that stands behind an import of the class as `E`: the line within it, the message and the reason. */
function said(language: keyof typeof files, code: string): string[] {
  return verdict(head[language] + code.replaceAll("CREATE", call[language].replace("UserExecutionEngine", "E")), { file: files[language] }).left.map((one) => {
    const [line = "", id = "", reason = ""] = one.split(" ");
    return `${Number(line) - 2} ${id.replace("Blocked:", "")} ${reason}`;
  });
}

test.each<[string, string, string[]]>([
  ["a negative number", "def f(r, b):\n    return CREATE(r, b, -1)\n", ["2 literalContext no-context"]],
  ["texts that are put together", 'def f(r, b):\n    return CREATE(r, b, "a" + "b")\n', ["2 literalContext no-context"]],
  ["a text that is put together of something else", 'def f(r, b, u):\n    return CREATE(r, b, "a" + u)\n', []],
  ["the negation of something else", "def f(r, b, u):\n    return CREATE(r, b, -u)\n", []],
])("made up in Python: %s", (_, code, expected) => expect(said("python", code)).toEqual(expected));

test.each<[string, string, string[]]>([
  ["a negative number", "const f = (r, b) => CREATE(r, b, -1);\n", ["1 literalContext no-context"]],
  ["texts that are put together", 'const f = (r, b) => CREATE(r, b, "a" + "b");\n', ["1 literalContext no-context"]],
  ["a text that is put together of something else", 'const f = (r, b, u) => CREATE(r, b, "a" + u);\n', []],
  ["the negation of something else", "const f = (r, b, u) => CREATE(r, b, -u);\n", []],
])("made up in TypeScript: %s", (_, code, expected) => expect(said("typescript", code)).toEqual(expected));

test.each([
  ["a negation", "if (!userContext) CREATE(r, b);"],
  ["a comparison", "if (userContext === undefined) { CREATE(r, b); }"],
  ["a loose comparison, the other way round", "if (null == userContext) CREATE(r, b);"],
  ["the type of nothing", 'if (typeof userContext === "undefined") CREATE(r, b);'],
  ["one of several conditions", "if (r && !userContext) CREATE(r, b);"],
  ["the other branch", "if (userContext) g(); else CREATE(r, b);"],
  ["the other branch of an unequal", "if (userContext !== null && r) g(); else if (userContext == null) CREATE(r, b);"],
  ["a choice", "return userContext ? g() : CREATE(r, b);"],
  ["a fallback", "return userContext ?? CREATE(r, b);"],
  ["an alternative", "return userContext || CREATE(r, b);"],
])("a context that is tested to be missing is at hand for nobody: %s", (_, statement) => {
  expect(said("typescript", `function f(r, b, userContext) {\n  ${statement}\n}\n`)).toEqual(["2 missingContext no-context"]);
});

test.each([
  ["it is there", "if (userContext) CREATE(r, b);"],
  ["another one is missing", "if (!other) CREATE(r, b);"],
  ["one of the two is missing", "if (!userContext || r) CREATE(r, b);"],
  ["it is not null", "return userContext !== null && CREATE(r, b);"],
])("a context is at hand where %s", (_, statement) => {
  expect(said("typescript", `function f(r, b, userContext, other) {\n  ${statement}\n}\n`)).toEqual(["2 missingContext context-at-hand"]);
});

test("a construction takes no context where that is tested to be missing", () => {
  const code = 'import { ExecutionEngine } from "./engine/legacy";\n\nexport const f = (r, b, userContext) => userContext ?? new ExecutionEngine(r, b);\n';
  expect(verdict(code, { file: "src/caller.ts" })).toEqual({ text: code, left: ["1 deprecatedBlocked: in-use", "3 deprecatedConstructorBlocked: no-context"] });
});

test.each<[string, string, string[]]>([
  ["by `call`", "const f = (r, b) => CREATE.call(null, r, b);\n", ["1 missingContext no-context"]],
  ["by `apply`", "const f = (r, b) => CREATE.apply(null, [r, b]);\n", ["1 missingContext no-context"]],
  ["by `apply`, without a list", "const f = () => CREATE.apply(null);\n", ["1 missingContext no-context"]],
  ["by `apply`, with nothing", "const f = (r, b, userContext) => CREATE.apply(null, [r, b, null]);\n", ["1 emptyContext context-at-hand"]],
  ["by `apply`, with a context at hand that the list could take", "const f = (r, b, userContext) => CREATE.apply(null, [r, b]);\n", ["1 missingContext unsupported-syntax"]],
  ["by `apply`, with a list that is not known", "const f = (list) => CREATE.apply(null, list);\n", ["1 missingContext unpacked-arguments"]],
  ["by `apply`, with a context", "const f = (r, b, userContext) => CREATE.apply(null, [r, b, userContext]);\n", []],
  ["by `Reflect.apply`", "const f = (r, b) => Reflect.apply(CREATE, E, [r, b]);\n", ["1 missingContext no-context"]],
  ["by `Reflect.apply`, with a context", "const f = (r, b, userContext) => Reflect.apply(CREATE, E, [r, b, userContext]);\n", []],
  ["by a `Reflect` of the file", "const f = (Reflect, r, b) => Reflect.apply(CREATE, E, [r, b]);\n", []],
  ["by a promise", "const f = (promise) => promise.then(CREATE);\n", ["1 missingContext no-context"]],
  ["by `Array.from`", "const f = (list) => Array.from(list, CREATE);\n", ["1 missingContext no-context"]],
  ["by a list, which may pass as many arguments", "const f = (list) => list.map(CREATE);\n", []],
  ["by what is not known", "const f = (g) => g.run(CREATE);\n", []],
  ["by `super` in what is static", "class Sub extends E {\n  static make(r, b) {\n    return super.createFromLegacyPattern(r, b);\n  }\n}\n", ["3 missingContext no-context"]],
  ["by `super` in the factory of a subclass", "class Sub extends E {\n  static createFromLegacyPattern(r, b) {\n    return (() => super.createFromLegacyPattern(r, b))();\n  }\n}\n", ["3 missingContext no-context"]],
  ["by `super` in a method of an object, which is another one", "class Sub extends E {\n  static make(r, b) {\n    return { make() { return super.createFromLegacyPattern(r, b); } };\n  }\n}\n", []],
  ["by `super` in what is not static", "class Sub extends E {\n  make(r, b) {\n    return super.createFromLegacyPattern(r, b);\n  }\n}\n", []],
])("called in TypeScript %s", (_, code, expected) => expect(said("typescript", code)).toEqual(expected));

test.each<[string, string, string[]]>([
  ["by `getattr`", 'def f(r, b):\n    return getattr(E, "create_from_legacy_pattern")(r, b)\n', ["2 missingContext no-context"]],
  ["by `getattr`, with a context", 'def f(r, b, user_context):\n    return getattr(E, "create_from_legacy_pattern")(r, b, user_context)\n', []],
  ["by `getattr` of another name", 'def f(r, b):\n    return getattr(E, "create")(r, b)\n', []],
  ["by `getattr` of a name that is not known", "def f(r, b, name):\n    return getattr(E, name)(r, b)\n", []],
  ["by `getattr` of the file", 'def getattr(a, b):\n    return print\n\ndef f(r, b):\n    return getattr(E, "create_from_legacy_pattern")(r, b)\n', []],
  ["by `map`", "def f(regs, bridges):\n    return list(map(CREATE, regs, bridges))\n", ["2 missingContext no-context"]],
  ["by `map`, with contexts", "def f(regs, bridges, contexts):\n    return list(map(CREATE, regs, bridges, contexts))\n", []],
  ["by `map`, with what is not known", "def f(lists):\n    return list(map(CREATE, *lists))\n", ["2 missingContext unpacked-arguments"]],
  ["by `super`", "class Sub(E):\n    @classmethod\n    def make(cls, r, b):\n        return super().create_from_legacy_pattern(r, b)\n", ["4 missingContext no-context"]],
  ["by `super` in the factory of a subclass", "class Sub(E):\n    @classmethod\n    def create_from_legacy_pattern(cls, r, b):\n        return super().create_from_legacy_pattern(r, b)\n", ["4 missingContext no-context"]],
  ["by `super` with a context", "class Sub(E):\n    @classmethod\n    def make(cls, r, b, user_context):\n        return super().create_from_legacy_pattern(r, b, user_context)\n", []],
  ["by `super` of several bases", "class Sub(E, dict):\n    @classmethod\n    def make(cls, r, b):\n        return super().create_from_legacy_pattern(r, b)\n", []],
  ["by `super` of another class", "class Sub(E):\n    class Inner(dict):\n        def make(self, r, b):\n            return super().create_from_legacy_pattern(r, b)\n", []],
])("called in Python %s", (_, code, expected) => expect(said("python", code)).toEqual(expected));
