import type { Edit, Location, QualifiedName } from "./text";
import type { Use } from "./uses";

export interface Parameter {
  readonly name: string;
  readonly kind: "positional" | "either" | "keyword" | "rest" | "keyword-rest";
  readonly required: boolean;
}

/** Something that a module of the project defines. */
export interface Definition {
  /** `value`: nothing to call, such as a constant or a property. */
  readonly kind: "class" | "function" | "value" | "other";
  /** The module only imports it from elsewhere. */
  readonly imported: boolean;
  /** Whether its call gives something to await; null where it passes on what another call gives. */
  readonly async: boolean | null;
  /** Of a function, or of a method as it is called on its class; null where they are not known. */
  readonly parameters: readonly Parameter[] | null;
  /** A member of a class, also an inherited one; null where there is none. */
  member(name: string): Definition | null;
  /** Every name of the module that defines it; none where that is not known. */
  origin(): readonly string[];
  /** Whether a class may have more members than are found: of a base that cannot be read, by a metaclass or a decorator. */
  isOpen(): boolean;
}

/** A class or function that the file defines, or something that gets another name at its top level. */
export interface OwnDefinition {
  readonly name: string;
  readonly kind: "class" | "function" | "enum" | "namespace" | "alias" | "interface";
  /** Where the name stands. */
  readonly location: Location;
  /** Null for everything but a class. */
  readonly class: OwnClass | null;
  /** What an alias stands for, where that goes by the same name already: it is another symbol only if this is. */
  readonly namesakes?: readonly QualifiedName[];
  /** Whether other files may take it from here by this name. May mean to read them: ask last. */
  isHandedOut(): boolean;
  /** Uses of the name in the file itself, where the definition alone binds it. */
  uses(): readonly Use[];
}

/** A class as its text stands, which may be newer than the file on disk. */
export interface OwnClass {
  /** What the file itself calls it. */
  readonly name: string;
  readonly takesKeywords: boolean;
  /** Whether a parameter that may be left out says so, which in plain JavaScript it need not. */
  readonly tellsOptional: boolean;
  /** A member as it is called on the class, also an inherited one; null where there is none. */
  member(name: string): Definition | null;
  /** Whether the class may have a member that is not found, for something else may give it to the class. */
  mayGet(member: string): boolean;
  /** Where the class itself defines the member; null where it does not. */
  locate(member: string): Location | null;
  /** What its constructor takes; null where that is not known, or where it takes nothing but raises. */
  constructorParameters(): readonly Parameter[] | null;
  /** Writes a factory into the class that is proven to run; else what stands in its way. */
  writeFactory(draft: FactoryDraft): readonly Edit[] | FactoryObstacle;
}

export type FactoryObstacle = "name-taken" | "signature-mismatch" | "signature-mismatch" | "unknown-name" | "unsupported-syntax";

export interface FactoryParameter {
  readonly name: string;
  readonly required: boolean;
  /** The factory refuses to work without a value for it, though a call may leave it out. */
  readonly refusesNothing: boolean;
  readonly type: QualifiedName | null;
  /** The constructor's parameter that it is handed to as it is, so that both are of one type. */
  readonly handedTo: string | null;
}

/** A member that makes an instance of its class by its constructor, and warns that it is there for old calls alone. */
export interface FactoryDraft {
  readonly name: string;
  readonly async: boolean;
  readonly parameters: readonly FactoryParameter[];
  /** What the constructor is given, as expressions of the language; a null keyword passes one by position. */
  readonly arguments: readonly { readonly keyword: string | null; readonly text: string }[];
  /** What the expressions use of other modules. */
  readonly imports: readonly QualifiedName[];
  /** What it is for, in a sentence. */
  readonly summary: string;
  /** What to do instead of calling it, in a sentence. */
  readonly advice: string;
}

/**
 * What is known of a module. `outside`: not a file of the project, so the manifest is trusted. `unlisted`: it belongs to the project, but lies
 * below a directory that `roots` do not name.
 */
export type ModuleReading =
  | { readonly state: "outside" }
  | { readonly state: "missing" }
  | { readonly state: "unlisted"; readonly root: string }
  | { readonly state: "unreadable"; readonly problem: string }
  | { readonly state: "read"; definition(name: string): Definition | null };
