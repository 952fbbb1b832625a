import { isTyped, symbols, type Format, type SymbolName } from "./world";

/** An expression by which a file reaches a symbol. */
export interface Reference {
  readonly symbol: SymbolName;
  readonly expression: string;
}

/** How names are imported; lines are indented by two blanks a level. */
export interface ImportSpec {
  readonly symbols: readonly SymbolName[];
  readonly shape: ImportShape;
  readonly alias: "chosen" | "canonical" | "old";
}

export interface Imported {
  readonly text: string;
  readonly references: readonly Reference[];
}

/** How specifiers are written. */
export type SpecifierStyle = "bare" | "extension" | "alias" | "internal";

const specifierStyles: Readonly<Record<SpecifierStyle, (module: string) => string>> = {
  bare: (module) => `../${module}`,
  extension: (module) => `../${module}.js`,
  alias: (module) => `@/${module}`,
  internal: (module) => `#app/${module}`,
};

export const specifierOf = (module: string, style: SpecifierStyle): string => specifierStyles[style](module);

type Names = readonly SymbolName[];

/** What a shape may ask of the file that it is written for. */
interface Setting {
  readonly names: Names;
  readonly alias: ImportSpec["alias"];
  readonly path: (module: string) => string;
}

type Render = (setting: Setting) => Imported;

const moduleOf = (name: SymbolName): string => symbols[name].module;
const isWhole = (name: SymbolName): boolean => symbols[name].name === "default";

/** `X`, `default as X`: a name in the braces of an import. */
const inBraces = (name: SymbolName, local: string): string => (symbols[name].name === local ? local : `${symbols[name].name} as ${local}`);
/** `X`, `Y: X`: a name in a pattern. */
const inPattern = (name: SymbolName, local: string): string => inBraces(name, local).replace(" as ", ": ");

const own = (names: Names): Reference[] => names.map((symbol) => ({ symbol, expression: symbol }));

/** One statement for each module; the names bind themselves. */
function plainly(names: Names, write: (module: string, names: Names) => string): Imported {
  const modules = [...new Set(names.map(moduleOf))];
  return {
    text: modules.map((module) => write(module, names.filter((name) => moduleOf(name) === module))).join(""),
    references: own(names),
  };
}

/** The module of the first name alone. */
function byModule(names: Names, local: string, write: (module: string) => string): Imported {
  const module = moduleOf(names[0] ?? "Engine");
  const inside = names.filter((name) => moduleOf(name) === module);
  return { text: write(module), references: inside.map((symbol) => ({ symbol, expression: `${local}.${symbols[symbol].name}` })) };
}

const aliases = { chosen: (name: SymbolName) => `My${name}`, canonical: (name: SymbolName) => (symbols[name].successor === "default" ? "NewClient" : symbols[name].successor), old: (name: SymbolName) => `Old_${name}` };

function aliased({ names, alias }: Setting, write: (name: SymbolName, local: string) => string): Imported {
  const local = aliases[alias];
  return {
    text: names.map((name) => write(name, local(name))).join(""),
    references: names.map((symbol) => ({ symbol, expression: local(symbol) })),
  };
}

const indented = (text: string): string => text.replace(/^(?=.)/gm, "  ");

type Bind = (setting: Setting, module: string, names: Names) => string;

const from: Bind = ({ path }, module, names) => {
  const [whole] = names.filter(isWhole);
  const named = names.filter((name) => !isWhole(name));
  const parts = [...(whole ? [whole] : []), ...(named.length > 0 ? [`{ ${named.join(", ")} }`] : [])];
  return `import ${parts.join(", ")} from "${path(module)}";\n`;
};

const taken: Bind = ({ path }, module, names) => {
  const [whole] = names.filter(isWhole);
  return whole ? `const ${whole} = require("${path(module)}");\n` : `const { ${names.join(", ")} } = require("${path(module)}");\n`;
};

/** The new home, under the name that the old one has here. */
function newAs({ path }: Setting, name: SymbolName, local: string, isRequired = false): string {
  const { home, successor }: { home: string; successor: string } = symbols[name];
  const isDefault = successor === "default";
  if (isRequired) return isDefault ? `const ${local} = require("${path(home)}");\n` : `const { ${successor === local ? local : `${successor}: ${local}`} } = require("${path(home)}");\n`;
  return isDefault ? `import ${local} from "${path(home)}";\n` : `import { ${successor === local ? local : `${successor} as ${local}`} } from "${path(home)}";\n`;
}

const successorOf = (name: SymbolName): string => aliases.canonical(name);

/** What both forms of modules have, by the statement that binds names. */
const common = (bind: Bind, isRequired: boolean) =>
  ({
    plain: (setting) => plainly(setting.names, (module, names) => bind(setting, module, names)),
    separate: (setting) => plainly(setting.names, (module, names) => names.map((name) => bind(setting, module, [name])).join("")),
    trailingComment: (setting) => plainly(setting.names, (module, names) => bind(setting, module, names).replace("\n", " // keep me\n")),
    commentBefore: (setting) => plainly(setting.names, (module, names) => `// what is old\n${bind(setting, module, names)}`),
    blockComment: (setting) => plainly(setting.names, (module, names) => bind(setting, module, names).replace("{", "{ /* names */")),
    lines: (setting) => plainly(setting.names, (module, names) => bind(setting, module, names).replace("{ ", "{\n  ").replace(" }", ",\n}").replaceAll(", ", ",\n  ")),
    hugging: (setting) => plainly(setting.names, (module, names) => bind(setting, module, names).replace("{ ", "{").replace(" }", "}")),
    singleQuotes: (setting) => plainly(setting.names, (module, names) => bind(setting, module, names).replaceAll('"', "'")),
    sameLineBefore: (setting) => plainly(setting.names, (module, names) => `n("before"); ${bind(setting, module, names)}`),
    sameLineAfter: (setting) => plainly(setting.names, (module, names) => bind(setting, module, names).replace("\n", ' n("after");\n')),
    besideNew: (setting) => {
      const { text, references } = plainly(setting.names, (module, names) => bind(setting, module, names));
      const other = setting.names.filter((name) => successorOf(name) !== name);
      return { text: other.map((name) => newAs(setting, name, successorOf(name), isRequired)).join("") + text, references };
    },
    beforeNew: (setting) => {
      const { text, references } = plainly(setting.names, (module, names) => bind(setting, module, names));
      const other = setting.names.filter((name) => successorOf(name) !== name);
      return { text: text + other.map((name) => newAs(setting, name, successorOf(name), isRequired)).join(""), references };
    },
    besideHelper: (setting) => {
      const { text, references } = plainly(setting.names, (module, names) => bind(setting, module, names));
      const rest = isRequired ? `const { createFactory: other } = require("${setting.path("new/engine")}");\n` : `import { createFactory as other } from "${setting.path("new/engine")}";\n`;
      return { text: `${rest}${text}n("other", typeof other);\n`, references };
    },
    compatibility: (setting) => ({ text: setting.names.map((name) => newAs(setting, name, name, isRequired)).join(""), references: own(setting.names) }),
    fromIndex: (setting) => ({ text: bind({ ...setting, path: () => "./index" }, "old/engine", setting.names.filter((name) => !isWhole(name)).slice(0, 1).concat(setting.names.every(isWhole) ? ["Engine"] : [])), references: own(setting.names.filter((name) => !isWhole(name)).slice(0, 1)) }),
    fromNeighbour: (setting) => ({ text: bind({ ...setting, path: () => "./a" }, "old/engine", ["Engine"]), references: own(["Engine"]) }),
    namesake: (setting) => ({ text: bind({ ...setting, path: () => "../other" }, "other", ["Engine", "Parser"]), references: own(["Engine", "Parser"]) }),
  }) as const satisfies Record<string, Render>;

const esmShapes = {
  ...common(from, false),
  aliased: (setting) => aliased(setting, (name, local) => `import { ${inBraces(name, local)} } from "${setting.path(moduleOf(name))}";\n`),
  inBraces: (setting) => plainly(setting.names, (module, names) => `import { ${names.map((name) => inBraces(name, name)).join(", ")} } from "${setting.path(module)}";\n`),
  stringName: (setting) => aliased(setting, (name, local) => `import { "${symbols[name].name}" as ${local} } from "${setting.path(moduleOf(name))}";\n`),
  namespace: ({ names, path }) => byModule(names, "old", (module) => `import * as old from "${path(module)}";\n`),
  namespaces: ({ names, path }) => byModule(names, "old", (module) => `import "${path(module)}";\nimport * as old from "${path(module)}";\n`),
  sideEffect: (setting) => {
    const { text, references } = plainly(setting.names, (module, names) => from(setting, module, names));
    return { text: `import "${setting.path("old/engine")}";\n${text}`, references };
  },
  both: (setting) => {
    const { references } = byModule(setting.names, "old", () => "");
    const { text } = plainly(setting.names, (module, names) => from(setting, module, names));
    return { text: `import * as old from "${setting.path(moduleOf(setting.names[0] ?? "Engine"))}";\n${text}`, references: [...references, ...own(setting.names)] };
  },
  awaited: ({ names, path }) => plainly(names, (module, inside) => `const { ${inside.map((name) => inPattern(name, name)).join(", ")} } = await import("${path(module)}");\n`),
  awaitedModule: ({ names, path }) => byModule(names, "old", (module) => `const old = await import("${path(module)}");\n`),
  awaitedMember: (setting) => aliased(setting, (name, local) => `const ${local} = (await import("${setting.path(moduleOf(name))}")).${symbols[name].name};\n`),
  awaitedTemplate: ({ names, path }) => byModule(names, "old", (module) => `const old = await import(\`${path(module)}\`);\n`),
  late: (setting) => {
    const { text, references } = plainly(setting.names, (module, names) => from(setting, module, names));
    return { text: `n("early");\n${text}`, references };
  },
} as const satisfies Record<string, Render>;

const cjsShapes = {
  ...common(taken, true),
  renamed: (setting) => aliased(setting, (name, local) => isWhole(name) ? `const ${local} = require("${setting.path(moduleOf(name))}");\n` : `const { ${inPattern(name, local)} } = require("${setting.path(moduleOf(name))}");\n`),
  member: (setting) => aliased(setting, (name, local) => `const ${local} = require("${setting.path(moduleOf(name))}")${isWhole(name) ? "" : `.${symbols[name].name}`};\n`),
  module: ({ names, path }) => byModule(names.filter((name) => !isWhole(name)), "old", (module) => `const old = require("${path(module)}");\n`),
  moduleVar: ({ names, path }) => byModule(names.filter((name) => !isWhole(name)), "old", (module) => `var old = require("${path(module)}");\n`),
  declarators: ({ names, path }) => byModule(names.filter((name) => !isWhole(name)), "old", (module) => `const first = n("first"), old = require("${path(module)}"), last = n("last", first);\nn("declared", last);\n`),
  defaulted: (setting) => plainly(setting.names.filter((name) => !isWhole(name)), (module, names) => `const { ${names.map((name) => `${name} = null`).join(", ")} } = require("${setting.path(module)}");\n`),
  rest: ({ names, path }) => byModule(names.filter((name) => !isWhole(name)), "old", (module) => `const { nothing, ...old } = require("${path(module)}");\n`),
  conditional: (setting) => aliased(setting, (name, local) => `const ${local} = n("if") ? require("${setting.path(moduleOf(name))}")${isWhole(name) ? "" : `.${symbols[name].name}`} : null;\n`),
  assigned: (setting) => aliased(setting, (name, local) => `let ${local};\n${local} = require("${setting.path(moduleOf(name))}")${isWhole(name) ? "" : `.${symbols[name].name}`};\n`),
  attempted: (setting) => {
    const { names } = setting;
    const text = names.map((name) => `let ${name};\ntry {\n  ${name} = require("${setting.path(moduleOf(name))}")${isWhole(name) ? "" : `.${symbols[name].name}`};\n} catch {\n  ${name} = null;\n}\n`).join("");
    return { text, references: own(names) };
  },
  inline: ({ names, path }) => ({ text: "", references: names.filter((name) => !isWhole(name)).map((symbol) => ({ symbol, expression: `require("${path(moduleOf(symbol))}").${symbol}` })) }),
  twice: (setting) => {
    const { text, references } = plainly(setting.names, (module, names) => taken(setting, module, names));
    const helper = `const { TIMEOUT: limit } = require("${setting.path("old/engine")}");\nn("limit", limit);\n`;
    return { text: helper + text, references };
  },
  block: (setting) => {
    const { text, references } = plainly(setting.names, (module, names) => taken(setting, module, names));
    return { text: `var handed = {};\n{\n${indented(text)}  handed = { ${setting.names.join(", ")} };\n}\n`, references: references.map(({ symbol }) => ({ symbol, expression: `handed.${symbol}` })) };
  },
} as const satisfies Record<string, Render>;

const typeShapes = {
  typeOnly: ({ names, path }) => plainly(names, (module, inside) => `import type { ${inside.map((name) => inBraces(name, name)).join(", ")} } from "${path(module)}";\n`),
  inlineType: (setting) => {
    const { names, path } = setting;
    const types = names.map((name) => `import { type ${inBraces(name, `${name}Type`)} } from "${path(moduleOf(name))}";\n`).join("");
    const { text, references } = plainly(names, (module, inside) => from(setting, module, inside));
    const typed = names.map((name) => `let typed${name}: ${name}Type | null = null;\n`).join("");
    return { text: types + text + typed, references };
  },
  typeBesideNew: (setting) => {
    const { text, references } = plainly(setting.names, (module, names) => from(setting, module, names));
    const types = setting.names.filter((name) => successorOf(name) !== name).map((name) => newAs(setting, name, successorOf(name)).replace("import", "import type"));
    return { text: types.join("") + text, references };
  },
} as const satisfies Record<string, Render>;

const equalsShapes = {
  equals: ({ names, path }) => byModule(names, "old", (module) => `import old = require("${path(module)}");\n`),
} as const satisfies Record<string, Render>;

export const importShapes = { ...esmShapes, ...cjsShapes, ...typeShapes, ...equalsShapes };

export type ImportShape = keyof typeof importShapes;

/** The shapes that a format has, and those that may stand inside a function. */
export function shapesOf(format: Format, isInner: boolean): readonly ImportShape[] {
  const inner: readonly ImportShape[] = ["awaited", "awaitedModule", "awaitedMember"];
  if (format === "cjs") {
    const shapes = Object.keys(cjsShapes) as ImportShape[];
    return isInner ? shapes.filter((shape) => shape !== "inline") : shapes;
  }
  if (isInner) return inner;
  const own = (Object.keys(esmShapes) as ImportShape[]).filter((shape) => format !== "tsRequire" || !shape.startsWith("awaited"));
  if (!isTyped(format)) return own;
  return [...own, ...(Object.keys(typeShapes) as ImportShape[]), ...(format === "tsRequire" ? (Object.keys(equalsShapes) as ImportShape[]) : [])];
}

const cjsOwn: Readonly<Partial<Record<ImportShape, Render>>> = cjsShapes;
const allShapes: Readonly<Record<ImportShape, Render>> = { ...importShapes, ...common(from, false) };

export function renderImport(format: Format, { symbols: names, shape, alias }: ImportSpec, style: SpecifierStyle): Imported {
  const render = (format === "cjs" ? cjsOwn[shape] : undefined) ?? allShapes[shape];
  return render({ names: [...new Set(names)], alias, path: (module) => specifierOf(module, style) });
}
