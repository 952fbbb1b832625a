/** Runs programs that lie in memory, each in modules of its own; one JSON line in, one out. */
import path from "node:path";
import { createInterface } from "node:readline";
import vm from "node:vm";
import ts from "typescript";
import type { Answer, Request } from "../interpreter";

type Files = Readonly<Record<string, string>>;
type Case = (...values: unknown[]) => unknown;

/** What the stubs hand out. */
interface Trace {
  readonly EVENTS: unknown[][];
  readonly OLD: string[];
  n(tag: string, ...values: unknown[]): unknown;
}

interface Context {
  readonly UserContext: new (user: string) => object;
}

const compiled = new Map<string, string>();

/** The text as Node runs it. */
function compile(file: string, text: string, isCommonJs: boolean): string {
  if (!file.endsWith(".ts")) return text.replace(/^#!.*/, "");
  const key = `${String(isCommonJs)}${text}`;
  let output = compiled.get(key);
  if (output === undefined) {
    const module = isCommonJs ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
    const compilerOptions = { module, target: ts.ScriptTarget.ES2022, esModuleInterop: true, isolatedModules: true };
    const result = ts.transpileModule(text, { compilerOptions, reportDiagnostics: true, fileName: "module.ts" });
    const [wrong] = result.diagnostics ?? [];
    if (wrong) throw new SyntaxError(ts.flattenDiagnosticMessageText(wrong.messageText, "\n"));
    output = result.outputText;
    compiled.set(key, output);
  }
  return output;
}

/** The file that a specifier means, as a bundler finds it. */
function resolve(files: Files, specifier: string, from: string): string {
  const aliased = specifier.replace(/^(?:@|#app)\//, "app/");
  const base = aliased === specifier ? path.posix.join(path.posix.dirname(from), specifier) : aliased;
  const bare = base.replace(/\.[jt]s$/, "");
  const found = [bare, `${bare}/index`].flatMap((name) => [`${name}.js`, `${name}.ts`]).find((file) => file in files);
  if (found === undefined) throw Object.assign(new Error(`no module ${specifier} in ${from}`), { code: "ERR_MODULE_NOT_FOUND" });
  return found;
}

interface Loader {
  load(file: string): Promise<object>;
}

/** Modules of one program, as ECMAScript has them. */
class ModuleLoader implements Loader {
  private readonly modules = new Map<string, vm.SourceTextModule>();

  constructor(private readonly files: Files) {}

  private find(specifier: string, from: string): vm.SourceTextModule {
    const file = resolve(this.files, specifier, from);
    let module = this.modules.get(file);
    if (!module) {
      module = new vm.SourceTextModule(compile(file, this.files[file] ?? "", false), {
        identifier: file,
        initializeImportMeta: (meta) => (meta.url = `file:///${file}`),
        importModuleDynamically: async (wanted: string) => this.evaluate(this.find(wanted, file)),
      });
      this.modules.set(file, module);
    }
    return module;
  }

  private async evaluate(module: vm.SourceTextModule): Promise<vm.SourceTextModule> {
    if (module.status === "unlinked") await module.link((specifier, { identifier }) => this.find(specifier, identifier));
    await module.evaluate();
    return module;
  }

  async load(file: string): Promise<object> {
    return (await this.evaluate(this.find(`./${file}`, "main.js"))).namespace;
  }
}

/** Modules of one program, as `require` has them. */
class RequireLoader implements Loader {
  private readonly modules = new Map<string, { exports: object }>();

  constructor(private readonly files: Files) {}

  private require(specifier: string, from: string): object {
    const file = resolve(this.files, specifier, from);
    const known = this.modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    this.modules.set(file, module);
    try {
      const text = compile(file, this.files[file] ?? "", true);
      const own = (wanted: string): object => this.require(wanted, file);
      const run = vm.compileFunction(text, ["exports", "require", "module"], {
        filename: file,
        importModuleDynamically: (wanted: string) => this.import(wanted, file),
      });
      Reflect.apply(run, undefined, [module.exports, own, module]);
    } catch (error) {
      this.modules.delete(file);
      throw error;
    }
    return module.exports;
  }

  /** `import()` gives a namespace with the whole module as its default. */
  private async import(specifier: string, from: string): Promise<vm.Module> {
    const exports = this.require(specifier, from);
    const names = new Set(["default", ...Object.keys(exports)]);
    const module: vm.SyntheticModule = new vm.SyntheticModule([...names], () => {
      for (const name of names) module.setExport(name, name === "default" ? exports : Reflect.get(exports, name));
    });
    await module.link(() => {
      throw new Error("nothing to link");
    });
    await module.evaluate();
    return module;
  }

  load(file: string): Promise<object> {
    return Promise.resolve(this.require(`./${file}`, "main.js"));
  }
}

/** Runs what is awaited, and what yields, to the end. */
async function drive(value: unknown): Promise<unknown> {
  const awaited: unknown = await value;
  if (typeof awaited !== "object" || awaited === null) return awaited;
  if (Symbol.asyncIterator in awaited) {
    const items: unknown[] = [];
    for await (const item of awaited as AsyncIterable<unknown>) items.push(item);
    return items;
  }
  return Symbol.iterator in awaited && !Array.isArray(awaited) ? [...(awaited as Iterable<unknown>)] : awaited;
}

/** What a case is given: in the second turn as little as it allows. */
function argumentsFor(text: string, turn: number, { UserContext }: Context): unknown[] {
  const list = /^[^(]*\(([^)]*)\)/.exec(text)?.[1] ?? "";
  const give = (name: string): unknown => (name === "flag" ? turn === 0 : new UserContext("user"));
  return list.split(/,(?![^{]*\})/).map((parameter) => {
    if (parameter.trim().startsWith("{")) return { flag: turn === 0, userContext: new UserContext("user") };
    return turn === 1 && parameter.includes("=") ? undefined : give(parameter.trim());
  });
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.constructor.name : typeof error);

async function run(files: Files, entries: readonly string[], isCommonJs: boolean): Promise<Answer> {
  const loader: Loader = isCommonJs ? new RequireLoader(files) : new ModuleLoader(files);
  const extension = "app/trace.ts" in files ? "ts" : "js";
  const trace = (await loader.load(`app/trace.${extension}`)) as Trace;
  const context = (await loader.load(`app/context.${extension}`)) as Context;
  const stray = (error: unknown): void => void trace.n("rejected", nameOf(error));
  process.on("unhandledRejection", stray);
  for (const entry of entries) {
    trace.n("import", entry);
    let module: object;
    try {
      module = await loader.load(entry);
    } catch (error) {
      trace.n("not imported", nameOf(error));
      continue;
    }
    for (const [name, value] of Object.entries(module)) {
      if (!name.startsWith("case_") || typeof value !== "function") continue;
      for (const turn of [0, 1]) {
        try {
          const given = argumentsFor(String(value), turn, context);
          trace.n("returned", await drive(Reflect.apply(value as Case, undefined, given)));
        } catch (error) {
          trace.n("raised", nameOf(error));
        }
        await new Promise(setImmediate);
      }
    }
  }
  process.off("unhandledRejection", stray);
  return { events: trace.EVENTS, old: trace.OLD };
}

async function answer({ files, entries, variants, parse }: Request): Promise<readonly Answer[]> {
  const isCommonJs = files["package.json"]?.includes('"commonjs"') ?? false;
  const answers: Answer[] = [];
  for (const changed of variants) {
    try {
      answers.push(await run({ ...files, ...changed }, entries, isCommonJs));
    } catch (error) {
      answers.push({ failure: String(error) });
    }
  }
  for (const [file, text] of parse) {
    try {
      const code = compile(file, text, isCommonJs);
      if (isCommonJs) vm.compileFunction(code);
      else new vm.SourceTextModule(code);
    } catch (error) {
      answers.push({ failure: String(error) });
    }
  }
  if (compiled.size > 2_000) compiled.clear();
  return answers;
}

for await (const line of createInterface({ input: process.stdin })) {
  // What JSON.parse returns has no type of its own.
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line) as Request))}\n`);
}
