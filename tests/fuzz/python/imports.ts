import { symbols, type SymbolName } from "./world";

/** An expression by which a file reaches a symbol. */
export interface Reference {
  readonly symbol: SymbolName;
  readonly expression: string;
  /** A module of the program or a class hands it on, so that its own name does not show where it comes from. */
  readonly isHandedOn?: boolean;
}

/** How names are imported; lines are indented by four blanks a level. */
export interface ImportSpec {
  readonly symbols: readonly SymbolName[];
  readonly shape: ImportShape;
  readonly alias: "chosen" | "canonical" | "old";
}

export interface Imported {
  readonly text: string;
  readonly references: readonly Reference[];
}

type Names = readonly SymbolName[];
type Render = (names: Names, alias: ImportSpec["alias"]) => Imported;

const moduleOf = (name: SymbolName): string => symbols[name].module;

/** One statement for each module; the names bind themselves. */
function plainly(names: Names, write: (module: string, names: Names) => string): Imported {
  const modules = [...new Set(names.map(moduleOf))];
  return {
    text: modules.map((module) => write(module, names.filter((name) => moduleOf(name) === module))).join(""),
    references: names.map((symbol) => ({ symbol, expression: symbol })),
  };
}

/** The module of the first name alone. */
function byModule(names: Names, local: string, write: (module: string) => string): Imported {
  const module = moduleOf(names[0] ?? "Engine");
  const inside = names.filter((name) => moduleOf(name) === module);
  return { text: write(module), references: inside.map((symbol) => ({ symbol, expression: `${local || module}.${symbol}` })) };
}

const aliases = { chosen: (name: SymbolName) => `My${name}`, canonical: (name: SymbolName) => symbols[name].successor, old: (name: SymbolName) => `Old_${name}` };

function aliased(names: Names, alias: ImportSpec["alias"], write: (module: string, name: string, local: string) => string): Imported {
  const local = aliases[alias];
  return {
    text: names.map((name) => write(moduleOf(name), name, local(name))).join(""),
    references: names.map((symbol) => ({ symbol, expression: local(symbol) })),
  };
}

const from = (module: string, names: Names): string => `from ${module} import ${names.join(", ")}\n`;
const indented = (text: string): string => text.replace(/^(?=.)/gm, "    ");
const relative = (module: string): string => module.replace(/^app\./, "..");

const inBlock =
  (opening: string, closing = ""): Render =>
  (names) => {
    const { text, references } = plainly(names, from);
    return { text: `${opening}\n${indented(text)}${closing}`, references };
  };

const handedOn = (names: Names, prefix: string): readonly Reference[] =>
  names.map((symbol) => ({ symbol, expression: `${prefix}${symbol}`, isHandedOn: true }));

/** The new home, under the name that the old one has here. */
const newAs = (name: SymbolName, local: string): string => {
  const { home, successor } = symbols[name];
  return `from ${home} import ${successor}${successor === local ? "" : ` as ${local}`}\n`;
};

export const importShapes = {
  plain: (names) => plainly(names, from),
  separate: (names) => plainly(names, (module, own) => own.map((name) => from(module, [name])).join("")),
  aliased: (names, alias) => aliased(names, alias, (module, name, local) => `from ${module} import ${name} as ${local}\n`),
  parenthesized: (names) => plainly(names, (module, own) => `from ${module} import (\n${own.map((name) => `    ${name},\n`).join("")})\n`),
  hugging: (names) => plainly(names, (module, own) => `from ${module} import (${own.join(",\n    ")})  # noqa: F401\n`),
  commented: (names) =>
    plainly(names, (module, own) => `from ${module} import (  # all of it\n    # first\n${own.map((name) => `    ${name},  # ${name}\n`).join("")}    # last\n)\n`),
  directives: (names) => plainly(names, (module, own) => `from ${module} import (  # noqa: E501\n${own.map((name) => `    ${name},  # noqa: F401\n`).join("")})\n`),
  backslash: (names) => plainly(names, (module, own) => `from ${module} \\\n    import ${own.join(", \\\n        ")}\n`),
  trailingComment: (names) => plainly(names, (module, own) => from(module, own).replace("\n", "  # keep me\n")),
  semicolonBefore: (names) => plainly(names, (module, own) => `import os; ${from(module, own)}`),
  semicolonAfter: (names) => plainly(names, (module, own) => from(module, own).replace("\n", "; import os\n")),
  semicolonLast: (names) => plainly(names, (module, own) => from(module, own).replace("\n", ";\n")),
  module: (names) => byModule(names, "", (module) => `import ${module}\n`),
  modules: (names) => byModule(names, "", (module) => `import os, ${module}, sys\n`),
  moduleAs: (names) => byModule(names, "eng", (module) => `import ${module} as eng\n`),
  fromPackage: (names) => byModule(names, moduleOf(names[0] ?? "Engine").split(".").at(-1) ?? "", (module) => `from app.old import ${module.split(".").at(-1)}\n`),
  packageAs: (names) => byModule(names, "legacy", (module) => `from app.old import ${module.split(".").at(-1)} as legacy\n`),
  package: (names) => byModule(names, "", (module) => `import app\nimport ${module}\n`),
  relative: (names) => plainly(names, (module, own) => from(relative(module), own)),
  relativeModule: (names) => byModule(names, moduleOf(names[0] ?? "Engine").split(".").at(-1) ?? "", (module) => `from ..old import ${module.split(".").at(-1)}\n`),
  relativeAs: (names, alias) => aliased(names, alias, (module, name, local) => `from ${relative(module)} import ${name} as ${local}\n`),
  star: (names) => plainly(names, (module) => `from ${module} import *\n`),
  orNone: (names) => inBlock("try:", `except ImportError:\n${names.map((name) => `    ${name} = None\n`).join("")}`)(names, "chosen"),
  orFlag: inBlock("try:", "    FOUND = True\nexcept ImportError:\n    FOUND = False\n"),
  orNew: (names) => inBlock("try:", `except ImportError:\n${names.map((name) => indented(newAs(name, name))).join("")}`)(names, "chosen"),
  newOrOld: (names) => ({
    text: `try:\n${names.map((name) => indented(newAs(name, symbols[name].successor))).join("")}except ImportError:\n${names.map((name) => `    from ${moduleOf(name)} import ${name} as ${symbols[name].successor}\n`).join("")}`,
    references: names.map((symbol) => ({ symbol, expression: symbols[symbol].successor })),
  }),
  finally: inBlock("try:", 'finally:\n    n("finally")\n'),
  suppressed: (names) => inBlock("import contextlib\nwith contextlib.suppress(ImportError):")(names, "chosen"),
  typeChecking: inBlock("from typing import TYPE_CHECKING\nif TYPE_CHECKING:"),
  condition: inBlock('if n("if"):'),
  branches: (names) => {
    const { text, references } = plainly(names, from);
    return { text: `if n("if"):\n${indented(text)}else:\n${indented(text)}`, references };
  },
  otherwise: (names) => inBlock('if n("if"):', `else:\n${names.map((name) => `    ${name} = None\n`).join("")}`)(names, "chosen"),
  oneLine: (names) => plainly(names, (module, own) => `if n("if"): ${from(module, own)}`),
  oneLineTry: (names) => plainly(names, (module, own) => `try: ${from(module, own)}except ImportError: ${own.join(" = ")} = None\n`),
  afterTry: inBlock("try:\n    import json\nexcept ImportError:\n    pass\nelse:"),
  inLoop: inBlock("for _ in (1,):"),
  inWhile: inBlock("while True:", "    break\n"),
  elif: inBlock('if n("if") is None:\n    pass\nelif True:'),
  noneFirst: (names) => {
    const { text, references } = plainly(names, from);
    return { text: `${names.join(" = ")} = None\n${text}`, references };
  },
  inClass: (names) => {
    const { text } = plainly(names, from);
    return { text: `class Names:\n${indented(text)}`, references: handedOn(names, "Names.") };
  },
  inFunction: (names) => {
    const { text, references } = plainly(names, from);
    return { text: `def load():\n    global ${names.join(", ")}\n${indented(text)}load()\n`, references };
  },
  leadingCommas: (names) => plainly(names, (module, own) => `from ${module} import (\n    ${own.join("  # one\n    , ")}\n)\n`),
  mixedAliases: (names) =>
    aliased(names, "chosen", (module, name, local) => `from ${module} import (\n    ${name} as ${local},  # about ${name}\n    # before\n    ${name}\n)\n`),
  siblings: (names) => byModule(names, moduleOf(names[0] ?? "Engine").split(".").at(-1) ?? "", () => "from app.old import readers, engine\n"),
  dunder: (names) => byModule(names, "eng", (module) => `eng = __import__("${module}", fromlist=["*"])\n`),
  packageRead: (names) => byModule(names, "old", (module) => `import app.old.engine, app.old.readers\nold = ${module}\n`),
  starTried: (names) => plainly(names, (module) => `try:\n    from ${module} import *\nexcept ImportError:\n    pass\n`),
  compatibility: (names) => ({
    text: names.map((name) => newAs(name, name)).join(""),
    references: names.map((symbol) => ({ symbol, expression: symbol })),
  }),
  besideNew: (names) => {
    const { text, references } = plainly(names, from);
    return { text: names.map((name) => newAs(name, symbols[name].successor)).join("") + text, references };
  },
  beforeNew: (names) => {
    const { text, references } = plainly(names, from);
    return { text: text + names.map((name) => newAs(name, symbols[name].successor)).join(""), references };
  },
  twice: (names) => {
    const { text, references } = plainly(names, from);
    return { text: text + text, references };
  },
  withModule: (names) => {
    const { text, references } = plainly(names, from);
    return { text: `import ${moduleOf(names[0] ?? "Engine")}\n${text}`, references };
  },
  fromPackageRoot: (names) => ({ text: `from app.pkg import ${names.join(", ")}\n`, references: handedOn(names, "") }),
  rootModule: (names) => ({ text: "import app.pkg as pkg\n", references: handedOn(names, "pkg.") }),
  fromNeighbour: (names) => ({ text: `from .a import ${names.join(", ")}\n`, references: handedOn(names, "") }),
  neighbour: (names) => ({ text: "from . import a\n", references: handedOn(names, "a.") }),
  loaded: (names) => byModule(names, "eng", (module) => `import importlib\neng = importlib.import_module("${module}")\n`),
  loadedName: (names) => ({
    text: `import importlib\n${names.map((name) => `${name} = importlib.import_module("${moduleOf(name)}").${name}\n`).join("")}`,
    references: names.map((symbol) => ({ symbol, expression: symbol })),
  }),
  lookedUp: (names) => byModule(names, "eng", (module) => `import sys\nimport ${module}\neng = sys.modules["${module}"]\n`),
  namesake: (names) => ({ text: "from app.other import Engine, Parser\n", references: names.filter((name) => name === "Engine" || name === "Parser").map((symbol) => ({ symbol, expression: symbol })) }),
} as const satisfies Record<string, Render>;

export type ImportShape = keyof typeof importShapes;

export function renderImport({ symbols: names, shape, alias }: ImportSpec): Imported {
  const render: Render = importShapes[shape];
  return render([...new Set(names)], alias);
}
