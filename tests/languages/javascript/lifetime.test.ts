import { call, facts, project, type ReadOptions } from "./read-facts";

const head = "import { X } from 'pkg';\n";
const espree: ReadOptions = { parser: "espree" };

const lifetimeOf = (code: string): string => call(facts(head + code, espree), "X").lifetime;

describe("what a process keeps", () => {
  it.each([
    ["const all = globalThis; const x = (all.x ??= new X());", "module"],
    ["export default new X();", "module"],
    ["module.exports = new X();", "module"],
    ["class A { x = new X(); } export const a = new A();", "shared-factory"],
    ["class A { constructor() { this.x = new X(); } } new A();", "shared-factory"],
    ["class A { constructor() { this.x = new X(); } } let a; function f() { a ??= new A(); }", "shared-factory"],
    ["class A { start() { this.x = new X(); } } const a = new A(); a.start();", "shared-factory"],
    ["const A = class { x = new X(); }; const a = new A();", "shared-factory"],
    ["class A { x = new X(); } function f() { return new A(); }", "local"],
    ["class A { static make() { this.x = new X(); } }", "lazy-singleton"],
    ["const make = () => new X(); const get = once(make);", "memoized"],
    ["function make() { return new X(); } export const get = _.memoize(make);", "memoized"],
    ["function make() { return new X(); } function f() { return once(make); }", "local"],
    ["const x = remember('x', () => new X());", "memoized"],
    ["const x = singleton('x', () => new X());", "memoized"],
    ["const all = {}; function f(name) { all[name] = new X(); }", "lazy-singleton"],
    ["const all = {}; function f(sessionId) { all[sessionId] = new X(); }", "local"],
    ["const all = {}; function f(req) { const x = new X({ started: (id) => { all[id] = x; } }); }", "local"],
    ["const all = new Map(); function f(user) { all.set(user.id, { x: new X() }); }", "local"],
    ["const all = new Map(); function f() { all.set('id', new X()); }", "lazy-singleton"],
    ["function main() { const x = new X(); app.get('/', () => x.run()); } main();", "shared-factory"],
    ["async function main() { const x = await new X(); app.get('/', async () => { await x.run(); }); } main().catch(log);", "shared-factory"],
    ["function main() { const x = new X(); x.run(); } main();", "local"],
    ["function handle() { const x = new X(); return () => x.run(); } app.get('/', handle);", "local"],
    ["function main() { app.get('/', () => { const x = new X(); x.run(); }); } main();", "local"],
    ["emitter.once('x', () => new X());", "local"],
  ])("%s", (code, expected) => expect(lifetimeOf(code)).toBe(expected));
});

describe("what a container provides", () => {
  it.each([
    ["const providers = [{ provide: 'x', useFactory: () => new X() }];", "local"],
    ["const providers = [{ provide: 'x', useValue: new X() }];", "local"],
    ["const providers = [{ name: 'x', value: new X() }];", "module"],
  ])("%s is %s", (code, expected) => expect(lifetimeOf(code)).toBe(expected));

  it("in a decorator", () => {
    const code = `${head}@Module({ providers: [{ provide: 'x', useValue: new X() }] }) class A {}`;
    expect(call(facts(code), "X").lifetime).toBe("local");
  });
});

describe("what one browser keeps", () => {
  it.each([
    "let x; function f() { if (typeof window === 'undefined') return new X(); return null; }",
    "let x; const make = () => new X(); function f() { if (isServer) return make(); else { x ??= make(); return x; } }",
    "let x; const make = () => new X(); function f() { if (isServer) return make(); if (!x) x = make(); return x; }",
    "let x; function f() { const made = x ?? new X(); if (typeof window === 'undefined') return made; if (!x) x = made; return made; }",
    "export const x = typeof window === 'undefined' ? null : new X();",
    "export const x = typeof window !== 'undefined' && new X();",
    "if (process.browser) globalThis.x = new X();",
    "if (!import.meta.env.SSR) globalThis.x = new X();",
    "const onClient = typeof document === 'object'; export const x = onClient ? new X() : null;",
    "if (!isServer()) globalThis.x = new X();",
    "const x = new X(); createRoot(document.getElementById('root')).render(x);",
    "const x = new X(); createApp(App).use(x).mount('#app');",
  ])("%s", (code) => expect(lifetimeOf(code)).toBe("local"));

  it("in a file that says so", () => {
    expect(call(facts(`"use client";\n${head}export const x = new X();`), "X").lifetime).toBe("local");
  });
});

describe("what looks like a browser's", () => {
  it.each([
    ["export const x = typeof window === 'undefined' ? new X() : null;", "module"],
    ["let server; function f() { if (!server) server = new X(); return server; }", "lazy-singleton"],
    ["let client; function f() { if (client) return client; client = new X(); return client; }", "lazy-singleton"],
    ["if (typeof window !== 'undefined' || always) globalThis.x = new X();", "module"],
    ["if (typeof window !== 'undefined') document.title = 'a'; export const x = new X();", "module"],
    ["const title = () => document.title; export const x = new X();", "module"],
    ["export const x = new X(); function start() { app.mount('#app'); }", "module"],
    ["router.mount('/api', new X());", "module"],
  ])("%s is %s", (code, expected) => expect(lifetimeOf(code)).toBe(expected));
});

describe("a factory that another file of the project calls", () => {
  const factory = `${head}export const make = () => new X();\n`;
  const cwd = project({
    "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    "src/once/make.ts": factory,
    "src/once/index.ts": "import { make } from './make';\nexport const x = make();\n",
    "src/alias/make.ts": factory,
    "src/alias/other.ts": "import * as all from '@/alias/make';\nexport default all.make();\n",
    "src/required/make.js": factory,
    "src/required/other.cjs": "const { make: build } = require('./make');\nmodule.exports = build();\n",
    "src/default/make.ts": `${head}export default function () {\n  return new X();\n}\n`,
    "src/default/other.ts": "import build from './make';\nclass A {\n  static x = build();\n}\n",
    "src/later/make.ts": factory,
    "src/later/other.ts": "import { make } from './make';\nexport const f = () => make();\n",
    "src/test/make.ts": factory,
    "src/test/make.test.ts": "import { make } from './make';\nconst x = make();\n",
    "src/client/make.ts": factory,
    "src/client/other.ts": "'use client';\nimport { make } from './make';\nconst x = make();\n",
    "src/namesake/make.ts": factory,
    "src/namesake/other.ts": "import { make } from './other-make';\nconst x = make();\n",
  });
  const lifetimeIn = (filename: string, text = factory): string => call(facts(text, { filename, cwd }), "X").lifetime;

  it.each([
    ["src/once/make.ts", "imported-factory"],
    ["src/alias/make.ts", "imported-factory"],
    ["src/required/make.js", "imported-factory"],
    ["src/later/make.ts", "local"],
    ["src/test/make.ts", "local"],
    ["src/client/make.ts", "local"],
    ["src/namesake/make.ts", "local"],
  ])("%s makes what is %s", (filename, expected) => expect(lifetimeIn(filename)).toBe(expected));

  it("by default", () => {
    expect(lifetimeIn("src/default/make.ts", `${head}export default function () {\n  return new X();\n}\n`)).toBe("imported-factory");
  });
});
