/** `module#name`, `module#name.member`, or `module#default`; the last `#` splits. */
export type SymbolId = string;
/** A dotted Python module, a package specifier, or `./path` from a root without extension. */
export type ModuleId = string;

/** `"registry"`, `"user_context?"` where it may be left out, or `{from, to}` where the factory names it differently. */
export type ParameterSpec = string | { from: string; to: string };

export interface ContextSpec {
  /** The factory's parameter that takes the user context. */
  parameter: string;
  /** The context's type, so that a variable is known by its annotation. */
  type?: SymbolId;
  /** Variables that hold one. Default: `[parameter]`. */
  names?: string[];
  /** Whether a call without a context stays as it is. Default: true. */
  required?: boolean;
}

export interface CompatSpec {
  imports?: SymbolId[];
  /** Canonical constructor's parameter → expression in the language of the canonical file. */
  arguments?: Record<string, string>;
}

export interface ConstructSpec {
  /** Who may own an instance. */
  scope: "user" | "request";
  /** Members of the deprecated class that construct too. */
  constructors?: string[];
  /** Parameters of the deprecated constructor, in order. */
  parameters?: ParameterSpec[];
  /** A member of the canonical class, or `module#function`. */
  factory?: string;
  /** The factory's call must be awaited. Default: read from its definition, else false. */
  async?: boolean;
  context?: ContextSpec;
  /** An instance is judged only where the program reaches one of these as well: what brings several users to it. */
  onlyWith?: SymbolId[];
  /** An instance is judged only in packages that depend on one of these, as their `package.json` says. None: everywhere. */
  onlyIn?: string[];
  /** It does not construct itself: what its call returns does. */
  returnsConstructor?: boolean;
  compat?: CompatSpec;
}

export interface SymbolSpec {
  deprecated?: SymbolId[];
  /** Other concepts that go by one of its names, so that their definitions are no duplicates. */
  namesakes?: SymbolId[];
  reason?: string;
  url?: string;
  construct?: ConstructSpec;
}

export interface ModuleSpec {
  deprecated: ModuleId[];
  reason?: string;
  url?: string;
}

export interface RemovedSpec {
  reason?: string;
  url?: string;
}

/** The single source of truth: which symbol lives where, and who owns what it constructs. Plain JSON data. */
export interface Manifest {
  /** Directories where module names start, relative to the working directory. Default: `["."]`. */
  roots?: string[];
  symbols?: Record<SymbolId, SymbolSpec>;
  modules?: Record<ModuleId, ModuleSpec>;
  /** Symbols and modules that are gone without a successor. */
  removed?: Record<SymbolId | ModuleId, RemovedSpec>;
  /** What to do with module names in strings. Default: `"fix"`. */
  strings?: "fix" | "suggest" | "report" | "off";
  /** Rename local uses to the canonical name, or keep them through an alias. Default: `"canonical"`. */
  localName?: "canonical" | "keep";
}
