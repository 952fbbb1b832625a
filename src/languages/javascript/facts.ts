import { sameName, type Call, type Edit, type FileFacts, type Import, type ImportAddition, type Mention, type ModuleReading, type OwnDefinition, type QualifiedName, type Surroundings } from "../../facts";
import { JavaScriptCall } from "./calls/call";
import type { Sharer } from "./calls/lifetime";
import { ModuleReader } from "./modules/module-reader";
import { collectImports, ImportCollector } from "./imports/collect";
import type { JavaScriptImport } from "./imports/import";
import { isGlobal } from "./imports/load";
import { FileMeanings } from "./meanings";
import { findMockedModules, findNamed, findSpied } from "./mentions/find";
import { ImportTypeMention } from "./mentions/import-type";
import { ModuleMention } from "./mentions/mention";
import { findDefinitions, findLocalClasses, isTestFile } from "./definitions/own-definitions";
import { importersOf, specifiersIn } from "./project/importers";
import { packageDependsOn } from "./project/packages";
import { rewriteImports } from "./rewrite/rewrite-imports";
import type { Source } from "./source";
import { enclosingFunction, type ClassNode, type Node } from "./syntax";
import { ToldApart } from "./uses/told-apart";
import { JavaScriptUse } from "./uses/use";
import { ImportedVariable } from "./uses/variable";
import { findNodes } from "./walk";

/** What one JavaScript or TypeScript file says. */
export class JavaScriptFacts implements FileFacts {
  readonly modules: readonly string[];
  readonly variables: readonly ImportedVariable[];
  readonly unbound: readonly Import[];
  readonly mentions: readonly Mention[];
  private readonly imports: readonly JavaScriptImport[];
  private readonly reader: ModuleReader;
  private readonly meanings: FileMeanings;

  constructor(
    private readonly source: Source,
    private readonly surroundings: Surroundings,
  ) {
    this.reader = new ModuleReader(source.names);
    this.modules = source.names.own;
    const findings = findNodes(source.code);
    const collector = new ImportCollector(source);
    collector.collect(findings);
    this.imports = collector.imports;
    const named = findNamed(source, findings);
    const meanings = new FileMeanings(source, this.imports, {
      mockedModules: findMockedModules(source, named),
      spied: findSpied(findings),
      toldApart: new ToldApart(findings),
      evals: findings.evals.filter((call) => isGlobal(source, call.callee, "eval")),
      hasTopLevelAwait: findings.awaits.some((node) => enclosingFunction(node) === null),
      filename: surroundings.filename,
    });
    this.meanings = meanings;
    const elementNames = findings.elements.map(({ openingElement }) => {
      let { name } = openingElement;
      while (name.type === "JSXMemberExpression") name = name.object;
      return name;
    });
    this.variables = [...meanings.variables].map(
      ([variable, imports]) => new ImportedVariable(source, meanings, variable, imports, elementNames),
    );
    this.unbound = this.imports.filter(({ variable }) => variable === null);
    const loose = named.filter(({ string }) => !collector.bound.has(string));
    const mentions: Mention[] = [
      ...loose.map((one) => new ModuleMention(source, meanings, one)),
      ...findings.types.flatMap((node) => ImportTypeMention.read(source, node)),
    ];
    this.mentions = mentions.sort((a, b) => byPlace(a.location, b.location));
  }

  get isTest(): boolean {
    return isTestFile(this.surroundings.filename);
  }

  /** The file only says what another one defines. */
  private get isStub(): boolean {
    return /\.d(?:\.[^./\\]+)?\.[cm]?ts$/.test(this.surroundings.filename);
  }

  localClasses(names: readonly string[]): readonly OwnDefinition[] {
    return this.isStub ? [] : findLocalClasses(this.source, names);
  }

  get definitions(): readonly OwnDefinition[] {
    const { source, imports, reader, meanings } = this;
    if (this.isStub) return [];
    const define = (owner: ClassNode) => reader.readClass(source.names.filename, source.code.ast, owner);
    const read = (name: Node): JavaScriptUse => new JavaScriptUse(source, meanings, name, false);
    return findDefinitions(source, { imports, define, read, means: (expression) => meanings.of(expression), variables: () => this.variables });
  }

  module(name: string): ModuleReading {
    return this.reader.read(name);
  }

  meets(names: readonly QualifiedName[], call: Call): boolean {
    return call instanceof JavaScriptCall && call.sharedBy.some((sharer) => meets(sharer, names));
  }

  dependsOn(packages: readonly string[]): boolean {
    return packageDependsOn(this.surroundings.filename, packages);
  }

  rewriteImports(drop: readonly Import[], add: readonly ImportAddition[]): readonly Edit[] | null {
    return rewriteImports(this.source, this.imports, drop, add);
  }
}

/** Whether the file imports one of `names`, or one of the project that may get from it what it keeps. */
function meets({ source, handsOn }: Sharer, names: readonly QualifiedName[]): boolean {
  const wanted = names.map(({ path: [name] }) => name ?? "");
  const { filename, place } = source.names;
  if (collectImports(source).some((imported) => imported.names.some((name) => names.some((other) => sameName(name, other))))) return true;
  return (
    handsOn &&
    importersOf(filename, place, wanted).some(({ text, names: modules }) =>
      specifiersIn(text).some((specifier) => {
        const meant = modules.read(specifier);
        return names.some(({ module, path: [name] }) => meant.includes(module) && text.includes(name ?? ""));
      }),
    )
  );
}

function byPlace({ start: a }: Mention["location"], { start: b }: Mention["location"]): number {
  return a.line - b.line || a.column - b.column;
}
