import type { FileReading, LanguageAdapter, Surroundings, Watch } from "../../facts";
import { isTestFile } from "./definitions/own-definitions";
import { mayDefine } from "./definitions/watch";
import { Analysis } from "./facts/analysis";
import { readExports } from "./facts/exports";
import { PythonFacts } from "./facts/file-facts";
import { isPackage, moduleNames, readersOf, readModule, readText, resolveRelative, tableOf, unlistedName } from "./modules";
import { PythonSourceCode } from "./source-code";
import { compileThinning, type Thinning } from "./sparse";
import { compileWatch, type WatchTest } from "./watch";

interface CompiledWatch {
  readonly isWatched: WatchTest;
  readonly thin: Thinning;
}

/** One manifest serves many files. */
const compiledWatches = new WeakMap<Watch, CompiledWatch>();

function compile(watch: Watch): CompiledWatch {
  let compiled = compiledWatches.get(watch);
  if (!compiled) compiledWatches.set(watch, (compiled = { isWatched: compileWatch(watch), thin: compileThinning(watch) }));
  return compiled;
}

/** The local names that imports of interest are likely to have. */
const expectedNames = ({ names, homes }: Watch): string[] => [...new Set([...names, ...homes.names])];

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What a file asks of a module is the same from its first rule to its last. */
function remembered<Value>(read: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    const value = known.get(name) ?? read(name);
    known.set(name, value);
    return value;
  };
}

/** Reads Python files. */
export const pythonAdapter: LanguageAdapter<PythonSourceCode> = {
  root: "Module",
  mistaken: { files: /\.pyi?$/, remedy: 'it is Python, which the configuration takes for JavaScript: give its block `language: "ssot/python"`' },
  reads: (sourceCode): sourceCode is PythonSourceCode => sourceCode instanceof PythonSourceCode,
  read(sourceCode: PythonSourceCode, surroundings: Surroundings): FileReading {
    const { filename, definitions } = surroundings;
    const { isWatched, thin } = compile(surroundings.watch);
    const { text } = sourceCode;
    if (!(definitions ? mayDefine(text, definitions) : isWatched(text, filename))) return { kind: "irrelevant" };
    const tree = sourceCode.treeFor(thin, filename);
    if (!tree.ok) {
      const { message, line, column } = tree;
      return { kind: "failed", failure: { message, location: { start: { line, column }, end: { line, column } } } };
    }
    const modules = [...moduleNames(filename, surroundings), ...unlistedName(filename, surroundings)];
    const isInit = isPackage(filename);
    const resolve = (level: number, module: string | null): readonly string[] =>
      modules.flatMap((own) => resolveRelative(level, module, own, isInit) ?? []);
    const analysis = new Analysis(sourceCode, tree.module, modules, resolve);
    const whole = once(() => {
      const parsed = sourceCode.tree();
      return parsed.ok ? new Analysis(sourceCode, parsed.module, modules, resolve) : null;
    });
    const own = {
      whole,
      text: once(() => readText(modules[0] ?? "", isInit, tableOf(whole()?.module ?? tree.module), surroundings)),
    };
    const project = {
      own,
      isTest: isTestFile(filename),
      isStub: filename.endsWith(".pyi"),
      module: remembered((name: string) => readModule(name, surroundings)),
      isReadElsewhere: (name: string) => readersOf(surroundings, expectedNames(surroundings.watch)).of(modules, name).length > 0,
    };
    return { kind: "facts", facts: new PythonFacts(analysis, readExports(tree.module, text, isInit), project) };
  },
};
