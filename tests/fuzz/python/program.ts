import fc from "fast-check";
import type { Linter } from "eslint";
import plugin from "../../../src";
import type { Program } from "../check";
import { keysOf, mostly } from "../choices";
import { argumentShapes, layoutShapes, MARK, positions, renderCall, type ArgumentShape, type CallSpec, type LayoutShape, type Position } from "./calls";
import { renderFunction, surroundings, type SurroundingName } from "./functions";
import { importShapes, renderImport, type ImportShape, type Imported, type ImportSpec, type Reference } from "./imports";
import { moduleStatements, plainUses, uses, type ModuleStatement, type UseShape } from "./statements";
import { manifest, stubs, symbols, type SymbolName, type World } from "./world";

const config: Linter.Config = { ...plugin.configs.python, settings: { ssot: manifest } };

interface Step {
  /** Chooses among the references that the file has. */
  readonly pick: number;
  readonly call: CallSpec | null;
  readonly position: Position;
  readonly use: UseShape;
}

interface Case {
  readonly surrounding: SurroundingName;
  readonly isAsync: boolean;
  readonly ownImport: ImportSpec | null;
  readonly steps: readonly Step[];
}

interface FileSpec {
  readonly header: string;
  readonly imports: readonly ImportSpec[];
  readonly statements: readonly { readonly shape: ModuleStatement; readonly pick: number }[];
  readonly cases: readonly Case[];
  readonly style: { readonly newline: string; readonly indent: string; readonly isComplete: boolean };
}

interface ProgramSpec {
  readonly world: World;
  readonly root: string;
  readonly files: readonly FileSpec[];
}

const CONSTRUCTED: ReadonlySet<SymbolName> = new Set<SymbolName>(["Engine", "AsyncEngine", "get_factory"]);

/** Nothing is told apart by them. */
const HARMLESS: ReadonlySet<SymbolName> = new Set<SymbolName>(["helper", "only_here", "TIMEOUT"]);

const symbol: fc.Arbitrary<SymbolName> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<SymbolName>("Engine") },
  { weight: 5, arbitrary: keysOf(symbols) },
);

const importSpec: fc.Arbitrary<ImportSpec> = fc.record({
  symbols: fc.array(symbol, { minLength: 1, maxLength: 4 }),
  shape: mostly<ImportShape>("plain", keysOf(importShapes), 2),
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
  position: mostly<Position>("assigned", keysOf(positions)),
  use: keysOf(uses),
});

const aCase: fc.Arbitrary<Case> = fc.record({
  surrounding: mostly<SurroundingName>("named", keysOf(surroundings)),
  isAsync: fc.boolean(),
  ownImport: fc.option(importSpec, { freq: 3 }),
  steps: fc.array(step, { minLength: 1, maxLength: 4 }),
});

const headers = [
  "",
  '"""A docstring: from app.old.engine import Engine."""\n',
  "from __future__ import annotations\n",
  '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n"""A docstring."""\n\nfrom __future__ import annotations\n\nimport os\n',
  "import app.old.engine\n",
  "# é\ttext – “quotes”\n",
  "\ufeff",
];

const file: fc.Arbitrary<FileSpec> = fc.record({
  header: fc.constantFrom(...headers),
  imports: fc.array(importSpec, { minLength: 1, maxLength: 3 }),
  statements: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.record({ shape: keysOf(moduleStatements), pick: fc.nat(10) }), { maxLength: 2 }) },
  ),
  cases: fc.array(aCase, { minLength: 1, maxLength: 3 }),
  style: fc.record({ newline: mostly("\n", fc.constant("\r\n"), 10), indent: mostly("    ", fc.constantFrom("\t", "  "), 6), isComplete: fc.boolean() }),
});

const roots = [
  "",
  "from app.old.engine import Engine, Parser\n",
  'from ..old.engine import Engine, helper\n\n__all__ = ["Engine", "helper"]\n',
  "from app.old import engine\nfrom app.old.readers import OldReader as OldReader\n",
  "from app.old.engine import *\n",
];

const programSpec: fc.Arbitrary<ProgramSpec> = fc.record({
  world: fc.record({ isSame: fc.boolean(), factory: mostly<World["factory"]>("positional", fc.constantFrom("keyword-only", "async")) }),
  root: fc.constantFrom(...roots),
  files: fc.array(file, { minLength: 1, maxLength: 2 }),
});

/** Puts an expression where `@` stands; its further lines get the indentation of that line. `§` begins a decorator. */
function insert(template: string, expression: string): string {
  return template.split("\n").map((line) => {
    const margin = /^ */.exec(line)?.[0] ?? "";
    return line.replaceAll("@", () => expression.replaceAll(MARK, margin)).replaceAll("§", "@");
  }).join("\n");
}

function renderStep({ pick, call: spec, position, use }: Step, references: readonly Reference[], site: string, context: string): string {
  const reference = references[pick % Math.max(1, references.length)];
  if (!reference) return "pass";
  const { symbol: name, expression } = reference;
  if (spec && CONSTRUCTED.has(name)) return insert(positions[position], renderCall(name, expression, spec, site, context));
  // What a file tells apart by a name that another module hands on, it does not show.
  if (references.some(({ isHandedOn }) => isHandedOn) && !HARMLESS.has(name)) return "pass";
  const plain = plainUses[name];
  const template = spec && plain ? plain[pick % plain.length] : uses[use];
  return insert(template ?? "pass", expression).replaceAll("$", /^\w+$/.test(expression) ? expression : name);
}

/** Names that the first file binds: others may take these from it. */
type Bound = ReadonlySet<string>;

const boundBy = (imports: readonly ImportSpec[]): Bound =>
  new Set(imports.flatMap((spec) => renderImport(spec).references).flatMap(({ expression, isHandedOn }) => (isHandedOn ? [] : expression)));

/** What is not there could come to be by a fix elsewhere. */
function renderBound(spec: ImportSpec, bound: Bound): Imported {
  const { text, references } = renderImport(spec);
  return { text, references: references.filter(({ symbol: name, expression }) => !expression.startsWith("a.") || bound.has(name)) };
}

function renderCase(spec: Case, number: number, outer: readonly Reference[], bound: Bound): string {
  const own = spec.ownImport && spec.ownImport.shape !== "star" ? renderBound(spec.ownImport, bound) : null;
  const references = own ? [...own.references, ...own.references, ...outer] : outer;
  const context: string = surroundings[spec.surrounding].context;
  const steps = spec.steps.map((one, index) => renderStep(one, references, `${number}_${index}`, context));
  return renderFunction(spec.surrounding, number, spec.isAsync, (own?.text ?? "") + steps.join("\n"));
}

function renderFile({ header, imports, statements, cases, style }: FileSpec, bound: Bound): string {
  const imported = imports.map((spec) => renderBound(spec, bound));
  const references = imported.flatMap((one) => one.references);
  const names = references.filter(({ expression }) => /^\w+$/.test(expression));
  const behind = statements.flatMap(({ shape, pick }) => {
    const reference = names[pick % Math.max(1, names.length)];
    return reference ? [moduleStatements[shape].replaceAll("$", reference.expression).replaceAll("^", symbols[reference.symbol].successor).replaceAll("§", "@")] : [];
  });
  const text = [
    header,
    ...imported.map((one) => one.text),
    "from typing import Optional\n\nfrom app.context import UserContext\nfrom app.trace import n\n",
    ...behind.map((statement) => `${statement}\n`),
    ...cases.map((one, index) => `\n\n${renderCase(one, index + 1, references, bound)}`),
  ].join("");
  const styled = text.replace(/^(?: {4})+/gm, (margin) => style.indent.repeat(margin.length / 4)).replaceAll("\n", style.newline);
  return style.isComplete ? styled : styled.trimEnd();
}

/** What is used before `n` is there needs it first. */
function withTrace(text: string, newline: string): string {
  const future = /^\ufeff?(?:#!.*\r?\n)?(?:.*coding.*\r?\n)?(?:"""[^]*?"""\r?\n\s*)?(?:from __future__ .*\r?\n)?/.exec(text)?.[0] ?? "";
  return `${future}from app.trace import n${newline}${text.slice(future.length)}`;
}

function render({ world, root, files }: ProgramSpec): Program {
  const names = ["app/pkg/a.py", "app/pkg/b.py"].slice(0, files.length);
  const bound = boundBy(files[0]?.imports ?? []);
  const written = Object.fromEntries(files.map((spec, index) => {
    const text = renderFile(spec, bound);
    return [names[index] ?? "", /n\("(?:if|finally|module)"\)/.test(text) ? withTrace(text, spec.style.newline) : text];
  }));
  return {
    files: { ...stubs(world), "app/pkg/__init__.py": root, ...written },
    written: ["app/pkg/__init__.py", ...names],
    entries: ["app.pkg.a", "app.pkg.b"].slice(0, files.length),
    config,
  };
}

/** Programs that reach the old modules in every way there is. */
export const programs: fc.Arbitrary<Program> = programSpec.map(render);
