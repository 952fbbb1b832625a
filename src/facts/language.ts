import type { ModuleReading, OwnDefinition } from "./definitions";
import type { Edit, Location, QualifiedName } from "./text";
import type { Call, Import } from "./uses";
import type { ImportAddition, Mention, Variable } from "./variables";

/** Everything that a policy may ask of one file. */
export interface FileFacts {
  /** Every name by which other files import this one. */
  readonly modules: readonly string[];
  readonly variables: readonly Variable[];
  /** Imports that bind no variable. */
  readonly unbound: readonly Import[];
  readonly mentions: readonly Mention[];
  /** What the file defines at its top level. */
  readonly definitions: readonly OwnDefinition[];
  /** A file that a test runner collects by its name, so that no other file imports it. */
  readonly isTest: boolean;
  /** Classes by one of the names that functions of the file define for themselves. */
  localClasses(names: readonly string[]): readonly OwnDefinition[];
  /** Reads a module of the project; cached by file time. */
  module(name: string): ModuleReading;
  /**
   * Whether a file in which what `call` makes comes to be shared, or one of the project that imports such a file, imports one
   * of `names`. May read other files: ask last.
   */
  meets(names: readonly QualifiedName[], call: Call): boolean;
  /** Whether the package that this file belongs to depends on one of `packages`. */
  dependsOn(packages: readonly string[]): boolean;
  /**
   * Drops and adds imports together: one statement may lose and gain names, merge into another, or go. Null where that
   * cannot be done without loss.
   */
  rewriteImports(drop: readonly Import[], add: readonly ImportAddition[]): readonly Edit[] | null;
}

/** A file that could not be read as its language. */
export interface SyntaxFailure {
  readonly message: string;
  readonly location: Location;
}

/** What an adapter needs to know of the world outside the file. */
export interface Surroundings {
  readonly filename: string;
  /** The directory that `roots` are relative to. */
  readonly cwd: string;
  readonly roots: readonly string[];
  /** Matches a text that may hold something of interest; a file that it does not match has no facts. */
  readonly watch: Watch;
  /** Names whose definition alone makes a file worth reading; without them, it has to reach something that is watched. */
  readonly definitions?: readonly string[];
}

/** Words that must appear in a file for it to be worth reading. */
export interface Watch {
  /** Last segments of the modules of interest. */
  readonly modules: readonly string[];
  /** All of them, canonical ones too, by their whole names. */
  readonly ids: readonly string[];
  /** Whether any module that the manifest names is a path from a root, so that it matters where an alias leads. */
  readonly paths: boolean;
  /** Those among them that matter whatever is taken from them, or by whatever name. */
  readonly whole: readonly string[];
  /** Names of the symbols of interest. */
  readonly names: readonly string[];
  /** Names of symbols, canonical ones too, whose modules are paths: an alias may be spelled like nothing in those. */
  readonly filed: readonly string[];
  /** Canonical symbols: their modules matter only to a file that calls or renames one of them. */
  readonly homes: HomeWords;
  /** What repairs send to: they matter to a file that reaches something of interest already. */
  readonly successors: {
    /** Last segments of the modules. */
    readonly modules: readonly string[];
    /** By one of the `names` above: what may be written in its place, canonical symbols and factories. */
    readonly names: ReadonlyMap<string, readonly string[]>;
  };
}

/** Words of canonical symbols whose place or local name may be at fault. */
export interface HomeWords {
  readonly modules: readonly string[];
  readonly names: readonly string[];
  /** What is called on a name in place of the name itself: factories, members that are symbols themselves. */
  readonly members: readonly string[];
}

export type FileReading =
  | { readonly kind: "irrelevant" }
  | { readonly kind: "failed"; readonly failure: SyntaxFailure }
  | { readonly kind: "facts"; readonly facts: FileFacts };

/** A language: one folder under `languages/`. */
export interface LanguageAdapter<SourceCode extends object = object> {
  /** Type of the root node of its trees: what a rule listens to. */
  readonly root: string;
  /** Files that are written in it, whatever a configuration takes them for, and what to do about that. */
  readonly mistaken?: { readonly files: RegExp; readonly remedy: string };
  /** Whether this adapter reads the given source code object. */
  reads(sourceCode: object): sourceCode is SourceCode;
  read(sourceCode: SourceCode, surroundings: Surroundings): FileReading;
}
