/** The part of JSON Schema that the manifest's schema is written in, and that `validate.ts` knows how to check. */
export interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: false | Schema;
}

export type SchemaType = "object" | "array" | "string" | "boolean";

const NAME = String.raw`[^\s.#?]+`;
const MODULE = String.raw`#?[^\s#](?:[^#]*[^\s#])?`;

const symbolId: Schema = {
  title: '"module#name"',
  type: "string",
  pattern: `^${MODULE}#${NAME}(?:\\.${NAME})*$`,
};

const moduleId: Schema = { title: "a module", type: "string", pattern: `^${MODULE}$` };

const name: Schema = { title: "a name", type: "string", pattern: `^${NAME}$` };

const packageName: Schema = { title: "the name of a package", type: "string", pattern: "^(?:@[^/#\\s]+/)?[^/#\\s]+$" };

const reason: Schema = { description: "Why, in a sentence that the report ends with.", type: "string" };
const url: Schema = { description: "Where to read more; the report names it.", type: "string" };

const parameter: Schema = {
  title: "a string or {from, to}",
  description:
    "A parameter of the deprecated constructor. A trailing ? marks one that may be left out; {from, to} one that the factory names differently.",
  type: ["string", "object"],
  pattern: `^${NAME}\\??$`,
  required: ["from", "to"],
  properties: {
    from: {
      title: "a name, with a trailing ? where it may be left out",
      description: "The deprecated constructor's name of it.",
      type: "string",
      pattern: `^${NAME}\\??$`,
    },
    to: { ...name, description: "The factory's name of it." },
  },
  additionalProperties: false,
};

const context: Schema = {
  description: "The value that says whose instance it is.",
  type: "object",
  required: ["parameter"],
  properties: {
    parameter: { ...name, description: "The factory's parameter that takes the user context." },
    type: { ...symbolId, description: "The context's type, so that a variable is known by its annotation." },
    names: {
      description: "Variables that hold one. Default: the parameter's name.",
      type: "array",
      minItems: 1,
      items: name,
    },
    required: {
      description: "false: a call without a context in reach is rewritten as well. Default: true.",
      type: "boolean",
    },
  },
  additionalProperties: false,
};

const compat: Schema = {
  description: "What require-compat-factory writes into the canonical class.",
  type: "object",
  properties: {
    imports: { description: "Symbols that the arguments use.", type: "array", items: symbolId },
    arguments: {
      description: "The canonical constructor's parameter → an expression in the language of the canonical file.",
      type: "object",
      propertyNames: name,
      additionalProperties: { type: "string" },
    },
  },
  additionalProperties: false,
};

const construct: Schema = {
  description: "Who owns an instance of the symbol, and how an old construction is carried over.",
  type: "object",
  required: ["scope"],
  properties: {
    scope: { description: "Who may own an instance.", type: "string", enum: ["user", "request"] },
    constructors: {
      description: "Members of the deprecated class that construct too.",
      type: "array",
      items: name,
    },
    parameters: {
      description: "Parameters of the deprecated constructor, in order.",
      type: "array",
      items: parameter,
    },
    factory: {
      title: 'a member of the canonical class, or "module#function"',
      description: "What makes an instance instead: a member of the canonical class, or module#function.",
      type: "string",
      pattern: `^(?:${MODULE}#)?${NAME}$`,
    },
    async: {
      description: "Whether the factory's call must be awaited. Default: read from its definition, else false.",
      type: "boolean",
    },
    context,
    onlyWith: {
      description: "What brings several users to one instance: without one of these in the program it is not judged.",
      type: "array",
      minItems: 1,
      items: symbolId,
    },
    onlyIn: {
      description: "Packages: an instance is judged only in code of packages that depend on one of them. Default: everywhere.",
      type: "array",
      items: packageName,
    },
    returnsConstructor: {
      description: "true: it does not construct itself, what its call returns does. Default: false.",
      type: "boolean",
    },
    compat,
  },
  additionalProperties: false,
};

const symbol: Schema = {
  description: "A symbol, keyed by its one home.",
  type: "object",
  properties: {
    deprecated: {
      description: "The other names by which it can be reached, each module#name or module#name.member.",
      type: "array",
      items: symbolId,
    },
    namesakes: {
      description: "Other concepts that go by one of its names: no-duplicate-definition leaves them alone.",
      type: "array",
      items: symbolId,
    },
    reason,
    url,
    construct,
  },
  additionalProperties: false,
};

const moduleEntry: Schema = {
  description: "A module that took over whole other modules, keyed by its own name.",
  type: "object",
  required: ["deprecated"],
  properties: {
    deprecated: { description: "The modules that moved here.", type: "array", minItems: 1, items: moduleId },
    reason,
    url,
  },
  additionalProperties: false,
};

const removed: Schema = {
  description: "A symbol or module without a successor: reported, never rewritten.",
  type: "object",
  properties: { reason, url },
  additionalProperties: false,
};

/** JSON Schema (draft 2020-12) of the manifest under `settings.ssot`. */
export const manifestSchema: Schema & { readonly $schema: string } = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "the manifest",
  description: "The single source of truth: which symbol lives where, and who owns what it constructs.",
  type: "object",
  properties: {
    roots: {
      description: 'Directories where module names start, relative to the working directory. Default: ["."].',
      type: "array",
      minItems: 1,
      items: { title: "a directory", type: "string", pattern: "\\S" },
    },
    symbols: {
      description: "Symbols by their one home, written module#name.",
      type: "object",
      propertyNames: symbolId,
      additionalProperties: symbol,
    },
    modules: {
      description: "Modules that took over whole other modules.",
      type: "object",
      propertyNames: moduleId,
      additionalProperties: moduleEntry,
    },
    removed: {
      description: "Symbols and modules that are gone without a successor.",
      type: "object",
      propertyNames: { ...moduleId, title: 'a module or "module#name"', pattern: `${moduleId.pattern}|${symbolId.pattern}` },
      additionalProperties: removed,
    },
    strings: {
      description: 'What to do with module names in strings. Default: "fix".',
      type: "string",
      enum: ["fix", "suggest", "report", "off"],
    },
    localName: {
      description: 'Rename local uses to the canonical name, or keep them through an alias. Default: "canonical".',
      type: "string",
      enum: ["canonical", "keep"],
    },
  },
  additionalProperties: false,
};
