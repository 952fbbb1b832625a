import * as tsParser from "@typescript-eslint/parser";
import type { Linter } from "eslint";
import fc from "fast-check";
import plugin from "../../../src";
import type { Program } from "../check";
import { keysOf, mostly } from "../choices";
import { argumentShapes, layoutShapes, MARK, positions, renderCall, type ArgumentShape, type CallSpec, type LayoutShape, type Position } from "./calls";
import { renderFunction, surroundings, type SurroundingName } from "./functions";
import { renderImport, shapesOf, specifierOf, type Imported, type ImportSpec, type Reference, type SpecifierStyle } from "./imports";
import { moduleStatements, plainUses, uses, type ModuleStatement, type UseShape } from "./statements";
import { extensionOf, stubs } from "./stubs";
import { isTyped, manifest, symbols, type Format, type SymbolName, type World } from "./world";

interface Step {
  /** Chooses among the references that the file has. */
  readonly pick: number;
  readonly call: CallSpec | null;
  readonly position: Position;
  readonly use: UseShape;
}

/** An import whose shape is chosen among those that its place has. */
interface ImportChoice extends Omit<ImportSpec, "shape"> {
  readonly shape: number;
}

interface Case {
  readonly surrounding: SurroundingName;
  readonly isAsync: boolean;
  readonly ownImport: ImportChoice | null;
  readonly steps: readonly Step[];
}

interface Style {
  readonly newline: string;
  readonly indent: string;
  readonly specifier: SpecifierStyle;
  readonly hasSemicolons: boolean;
  readonly isComplete: boolean;
}

interface FileSpec {
  readonly header: string;
  readonly imports: readonly ImportChoice[];
  readonly statements: readonly { readonly shape: ModuleStatement; readonly pick: number }[];
  readonly cases: readonly Case[];
  readonly style: Style;
}

interface ProgramSpec {
  readonly world: World;
  readonly root: number;
  readonly files: readonly FileSpec[];
}

const CONSTRUCTED: ReadonlySet<SymbolName> = new Set<SymbolName>(["Engine", "AsyncEngine", "getFactory"]);

const symbol: fc.Arbitrary<SymbolName> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<SymbolName>("Engine") },
  { weight: 5, arbitrary: keysOf(symbols) },
);

const importChoice: fc.Arbitrary<ImportChoice> = fc.record({
  symbols: fc.array(symbol, { minLength: 1, maxLength: 4 }),
  // The first shape is the plain one.
  shape: mostly(0, fc.nat(60), 2),
  alias: fc.constantFrom("chosen", "canonical", "old"),
});

const call: fc.Arbitrary<CallSpec> = fc.record({
  arguments: mostly<ArgumentShape>("positional", keysOf(argumentShapes), 2),
  layout: mostly<LayoutShape>("line", keysOf(layoutShapes)),
  member: fc.boolean(),
});

const step: fc.Arbitrary<Step> = fc.record({
  pick: fc.nat(30),
  call: fc.option(call, { freq: 3 }),
  position: mostly<Position>("assigned", keysOf(positions), 2),
  use: keysOf(uses),
});

const aCase: fc.Arbitrary<Case> = fc.record({
  surrounding: mostly<SurroundingName>("named", keysOf(surroundings)),
  isAsync: fc.boolean(),
  ownImport: fc.option(importChoice, { freq: 3 }),
  steps: fc.array(step, { minLength: 1, maxLength: 4 }),
});

const headers = ["", "", '"use strict";\n', "#!/usr/bin/env node\n", "/** Of `../old/engine`. */\n\n", "// é\ttext – “quotes”\n", "\ufeff", "\ufeff#!/usr/bin/env node\n// @ts-check\n"];

const file: fc.Arbitrary<FileSpec> = fc.record({
  header: fc.constantFrom(...headers.slice(0, -1)),
  imports: fc.array(importChoice, { minLength: 1, maxLength: 3 }),
  statements: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.record({ shape: keysOf(moduleStatements), pick: fc.nat(10) }), { maxLength: 2 }) },
  ),
  cases: fc.array(aCase, { minLength: 1, maxLength: 3 }),
  style: fc.record({
    newline: mostly("\n", fc.constant("\r\n"), 10),
    indent: mostly("  ", fc.constantFrom("\t", "    "), 6),
    specifier: mostly<SpecifierStyle>("bare", fc.constantFrom("extension", "alias", "internal")),
    hasSemicolons: fc.boolean(),
    isComplete: fc.boolean(),
  }),
});

const roots: Readonly<Record<"esm" | "cjs", readonly string[]>> = {
  esm: ["", 'export { Engine, Parser } from "../old/engine";\n', 'export * from "../old/engine";\n', 'import { Engine, helper } from "../old/engine.js";\n\nexport { Engine, helper };\n'],
  cjs: ["", 'const { Engine, Parser } = require("../old/engine");\n\nmodule.exports = { Engine, Parser };\n', 'module.exports = require("../old/engine");\n', 'exports.Engine = require("../old/engine.js").Engine;\n'],
};

const programSpec: fc.Arbitrary<ProgramSpec> = fc.record({
  world: fc.record({
    format: fc.constantFrom<Format>("esm", "cjs", "ts", "tsRequire"),
    isSame: fc.boolean(),
    factory: mostly<World["factory"]>("plain", fc.constantFrom("renamed", "async")),
  }),
  root: fc.nat(3),
  files: fc.array(file, { minLength: 1, maxLength: 2 }),
});

/** Puts an expression where `@` stands; its further lines get the indentation of that line. */
function insert(template: string, expression: string): string {
  return template
    .split("\n")
    .map((line) => {
      const margin = /^ */.exec(line)?.[0] ?? "";
      return line.replaceAll("@", () => expression.replaceAll(MARK, margin));
    })
    .join("\n");
}

/** The names that the imports and declarations of a text bind, as far as the generator writes any. */
function boundNames(text: string): string[] {
  const plain = text.replace(/\/\*.*?\*\/|\/\/.*/g, "");
  const statements = [...plain.matchAll(/(?:^ *|; )(?:import|const|let|var|function|class)\b([^=;(]*)/gm)].map(([, bound = ""]) => bound.replace(/\bfrom\b[^]*/, ""));
  const others = [...plain.matchAll(/, (\w+) = /g)].map(([, name = ""]) => name);
  const names = statements.flatMap((bound) => bound.split(/[,{}]/).map((part) => /(\w+)\W*$/.exec(part.trim())?.[1] ?? ""));
  return [...names, ...others].filter((name) => name !== "");
}

class FileWriter {
  private readonly path: string;

  constructor(
    private readonly format: Format,
    private readonly spec: FileSpec,
  ) {
    this.path = specifierOf("old/engine", spec.style.specifier);
  }

  /** Types stand in angle quotes, for the programs that have some. */
  private typed(text: string): string {
    return isTyped(this.format) ? text.replace(/[‹›]/g, "") : text.replace(/‹[^›]*›/g, "");
  }

  private fill(template: string, { symbol: name, expression }: Reference): string {
    const isName = /^\w+$/.test(expression);
    const { name: exported, successor }: { name: string; successor: string } = symbols[name];
    return insert(template, expression)
      .replace(/\$(?!\{)/g, isName ? expression : name)
      .replaceAll("^", successor === "default" ? "Client" : successor)
      .replaceAll("¢", exported === "default" ? "Engine" : exported)
      .replaceAll("§", this.path);
  }

  private step({ pick, call: spec, position, use }: Step, references: readonly Reference[], where: { site: string; context: string; isAsync: boolean }): string {
    const reference = references[pick % Math.max(1, references.length)];
    if (!reference) return "";
    const { symbol: name, expression } = reference;
    const allowed = (template: string, other: string): string => (template.includes("await") && !where.isAsync ? other : template);
    if (spec && CONSTRUCTED.has(name)) {
      const template = allowed(positions[position], positions.assigned);
      const made = renderCall(name, expression, spec, where.site, where.context);
      // `new X` where nothing is read from it.
      return insert(template, /@ *[?.[(]/.test(template) ? made : made.replace(/^(new [\w.]+)\(\)$/, "$1"));
    }
    const plain = plainUses[name];
    const template = spec && plain ? plain[pick % plain.length] : allowed(uses[use], uses.passed);
    return this.fill(template ?? "", reference);
  }

  private import(choice: ImportChoice, isInner: boolean): Imported {
    const shapes = shapesOf(this.format, isInner);
    const shape = shapes[choice.shape % shapes.length] ?? "plain";
    return renderImport(this.format, { ...choice, shape }, this.spec.style.specifier);
  }

  private case(spec: Case, number: number, outer: readonly Reference[]): string {
    const isAsync = spec.isAsync && spec.surrounding !== "constructor";
    const own = spec.ownImport && (this.format === "cjs" || isAsync) ? this.import(spec.ownImport, true) : null;
    const references = own ? [...own.references, ...own.references, ...outer] : outer;
    const context: string = surroundings[spec.surrounding].context;
    const steps = spec.steps.map((one, index) => this.step(one, references, { site: `${String(number)}_${String(index)}`, context, isAsync }));
    const text = renderFunction(spec.surrounding, number, isAsync, (own?.text ?? "") + inOneBody(steps));
    return this.format === "cjs" ? `${text}exports.case_${String(number)} = case_${String(number)};\n` : text.replace(/^(?=(?:async )?function\*? case_)/m, "export ");
  }

  write(): string {
    const { header, imports, statements, cases, style } = this.spec;
    const fixed = this.format === "cjs"
      ? 'const { UserContext } = require("../context.js");\nconst { n } = require("../trace.js");\n'
      : 'import { UserContext } from "../context.js";\nimport { n } from "../trace.js";\n';
    const bound = new Set(["UserContext", "n"]);
    const add = (text: string): boolean => {
      const names = [...boundNames(text), ...exportedNames(text)];
      if (names.some((name) => bound.has(name)) || new Set(names).size < names.length) return false;
      names.forEach((name) => bound.add(name));
      return true;
    };
    const imported = imports.map((choice) => this.import(choice, false)).filter(({ text }) => add(text));
    const references = imported.flatMap((one) => one.references);
    const names = references.filter(({ expression }) => /^\w+$/.test(expression));
    const behind = statements.flatMap(({ shape, pick }) => {
      const reference = names[pick % Math.max(1, names.length)];
      const form: string | { readonly esm: string; readonly cjs: string } = moduleStatements[shape];
      const text = reference && this.fill(typeof form === "string" ? form : form[this.format === "cjs" ? "cjs" : "esm"], reference);
      return text !== undefined && add(text) ? `${text}\n` : [];
    });
    const text = [header, fixed, ...imported.map((one) => one.text), ...new Set(behind), ...cases.map((one, index) => `\n${this.case(one, index + 1, references)}`)].join("");
    return styled(this.typed(text), style);
  }
}

/** The names, as no variable is called, that a statement exports something by that is called otherwise in the file. */
const exportedNames = (text: string): string[] => Array.from(text.matchAll(/^export (?:\{ \w+ as (\w+)|default)/gm), ([, name]) => `export ${name ?? "default"}`);

/** Statements one behind the other; what they declare does not meet, and `e` is what one of them made last. */
function inOneBody(steps: readonly string[]): string {
  const texts = steps.map((text) => {
    const shared = text.replace(/(?<!\()\b(?:const|let) e = /g, "e = ").replace(/^let e(, f)?;$/gm, (_, other) => (other ? "let f;" : ""));
    return /^‹?(?:const|let|class|function|type) /m.test(shared) ? `{\n${shared.replace(/^(?=.)/gm, "  ")}\n}` : shared;
  });
  return [...(texts.some((text) => /\be\b/.test(text)) ? ["let e = null;"] : []), ...texts].join("\n");
}

/** Without semicolons, a line that would go on with the one before it begins with one. */
function withoutSemicolons(text: string): string {
  const lines = text.split("\n");
  return lines
    .map((line, index) => {
      const isFree = lines[index - 1]?.endsWith(";") ?? false;
      const open = isFree ? line.replace(/^(\s*)(?=[([`+/-](?!\/))/, "$1;") : line;
      return /^\s*(?:for|while)?\s*;$/.test(open) ? open : open.replace(/;$/, "");
    })
    .join("\n");
}

function styled(text: string, { newline, indent, hasSemicolons, isComplete }: Style): string {
  const whole = hasSemicolons ? text : withoutSemicolons(text);
  const spaced = whole.replace(/^(?: {2})+/gm, (margin) => indent.repeat(margin.length / 2)).replaceAll("\n", newline);
  return isComplete ? spaced : spaced.trimEnd();
}

function configOf(format: Format): Linter.Config {
  return {
    files: ["**/*.{js,ts}"],
    plugins: { ssot: plugin },
    languageOptions: isTyped(format) ? { parser: tsParser } : { sourceType: format === "cjs" ? "commonjs" : "module" },
    settings: { ssot: manifest },
  };
}

function render({ world, root, files }: ProgramSpec): Program {
  const extension = extensionOf(world.format);
  const texts = files.map((spec) => new FileWriter(world.format, spec).write());
  // What one file does to a class shows in all others, which no file tells of itself.
  const count = texts.some((text) => text.includes(".prototype.run = ")) ? 1 : texts.length;
  const names = ["a", "b"].slice(0, count).map((name) => `app/pkg/${name}${extension}`);
  const index = `app/pkg/index${extension}`;
  const written = names.map((name, number) => [name, texts[number] ?? ""] as const);
  return {
    files: { ...stubs(world), [index]: roots[world.format === "cjs" ? "cjs" : "esm"][root] ?? "", ...Object.fromEntries(written) },
    written: [index, ...names],
    entries: names,
    config: configOf(world.format),
  };
}

/** Programs that reach the old modules in every way there is. */
export const programs: fc.Arbitrary<Program> = programSpec.map(render);
