import { applied, call, facts, type ReadOptions } from "./read-facts";

const head = "import { X } from 'pkg';\n";

const isolated = (code: string, options?: ReadOptions): string | null => {
  const text = head + code;
  const result = applied(text, call(facts(text, options), "X").isolate(), options);
  return result?.slice(head.length) ?? null;
};

describe("an instance of the module becomes one for each call", () => {
  it.each([
    [
      "const loader = new X(load);\napp.get('/', (req) => {\n  return loader.load(req);\n});\n",
      "const makeLoader = () => new X(load);\napp.get('/', (req) => {\n  const loader = makeLoader();\n  return loader.load(req);\n});\n",
    ],
    [
      "const loader: X<string> = new X(load);\nexport function get(id: string) {\n  if (id) loader.clear();\n  return loader.load(id);\n}\n",
      "const makeLoader = (): X<string> => new X(load);\nexport function get(id: string) {\n  const loader = makeLoader();\n  if (id) loader.clear();\n  return loader.load(id);\n}\n",
    ],
    [
      "const x = new X();\nconst f = async () => {\n  g(await x.load());\n};\n",
      "const makeX = () => new X();\nconst f = async () => {\n  const x = makeX();\n  g(await x.load());\n};\n",
    ],
    ["const x = X.create();\nexport const get = (id) => x.load(id);\n", "const makeX = () => X.create();\nexport const get = (id) => makeX().load(id);\n"],
    ["const x = new X();\nfunction f() { return x; }\n", "const makeX = () => new X();\nfunction f() { const x = makeX(); return x; }\n"],
    ["const x = new X();\r\nfunction f() {\r\n\treturn x;\r\n}\r\n", "const makeX = () => new X();\r\nfunction f() {\r\n\tconst x = makeX();\r\n\treturn x;\r\n}\r\n"],
  ])("%j", (before, after) => expect(isolated(before)).toBe(after));
});

describe("an instance stays shared", () => {
  it.each([
    ["that other files import", "export const x = new X();\nfunction f() { return x; }\n"],
    ["that other files import by its name", "const x = new X();\nfunction f() { return x; }\nexport { x };\n"],
    ["that two functions use", "const x = new X();\nfunction f() { return x; }\nfunction g() { return x; }\n"],
    ["that the module itself uses", "const x = new X();\nx.start();\nfunction f() { return x; }\n"],
    ["that nothing uses", "const x = new X();\n"],
    ["that is assigned again", "let x = new X();\nfunction f() { x = null; }\n"],
    ["whose arguments are awaited", "const x = new X(await load());\nfunction f() { return x; }\n"],
    ["that a component uses", "const x = new X();\nfunction App() {\n  return <Provider client={x} />;\n}\n"],
    ["that a hook uses", "const x = new X();\nfunction useX() {\n  return x;\n}\n"],
    ["that a parameter falls back to", "const x = new X();\nfunction f(y = x) {\n  return y;\n}\n"],
    ["that the program uses once", "const x = new X();\nasync function main() {\n  await x.run();\n}\nmain();\n"],
    ["whose factory's name is taken", "const x = new X();\nconst makeX = 1;\nfunction f() {\n  return x;\n}\n"],
    ["with a comment in its way", "const x = /* one */ new X();\nfunction f() {\n  return x;\n}\n"],
    ["behind a directive", "const x = new X();\nfunction f() {\n  'use strict';\n  return x;\n}\n"],
    ["that stands in a list", "const all = [new X()];\nfunction f() {\n  return all;\n}\n"],
  ])("%s", (_, code) => expect(isolated(code, { filename: "src/file.tsx" })).toBeNull());
});
