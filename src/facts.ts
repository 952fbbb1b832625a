/**
 * The vocabulary that every language speaks.
 *
 * A language adapter reads a file and answers in these terms; rules and the planner decide in these terms. Nothing here
 * knows a syntax tree, and nothing that decides knows an offset: a fact carries the edits that only its adapter can make.
 */

/** One-based lines and zero-based columns, as ESLint reports them. */
export interface Location {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** Replaces the characters (UTF-16) of `range` by `text`. */
export interface Edit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** What a name means: something inside a module, or the module itself where `path` is empty. */
export interface QualifiedName {
  /** Python: dotted, absolute. JavaScript: a package specifier, or `./path` from a root, without extension. */
  readonly module: string;
  readonly path: readonly string[];
}

/** How long an object lives that is constructed here; everything but `local` is shared by all users of the process. */
export type Lifetime =
  | "local"
  | "module"
  | "class"
  | "default-argument"
  | "decorator"
  | "memoized"
  | "lazy-singleton"
  | "shared-factory"
  /** Made by a factory of this file that another file calls once. */
  | "imported-factory";

/** What the code does with the value at the end of an attribute chain. */
export type Role =
  /** Calls or constructs it. */
  | "call"
  /** Names it as a type only: annotations, type arguments, string annotations. */
  | "annotation"
  /** Tells objects apart by it: `isinstance`, `instanceof`, `type(x) is C`, `except C`, a class pattern. */
  | "identity"
  /** Derives a class from it. */
  | "base"
  /** Hands it out of the module: `export { X }`, an entry of `__all__`. */
  | "export"
  /** Writes to it or deletes it. */
  | "write"
  /** Keeps it under another name or among others, by which objects may be told apart later: `K = C`, `(C, D)`. */
  | "keep"
  /** Anything else: the value goes where the file's scopes cannot follow it. */
  | "value";

/** One argument of a call. */
export interface Argument {
  /** The keyword it is passed by; null where it is positional. */
  readonly keyword: string | null;
  /** True for `*args`, `**kwargs` and `...spread`: what it holds is not known. */
  readonly unpacked: boolean;
}

/** What an argument says of the value that it passes. */
export type Substance =
  | "unknown"
  /** `None`, `null`, `undefined`: it stands for "not given". */
  | "nothing"
  /** It has nothing to fall back on: `context or None`, `context ?? null`. */
  | "perhaps-nothing"
  /** A literal, a display of values or an empty object, which no code but this knows of. */
  | "made-up";

/** A variable that surely holds a value where a call stands. */
export interface LocalValue {
  readonly name: string;
  /** Every reading of its declared type (annotation, or the class that it was constructed from). */
  readonly types: readonly QualifiedName[];
}

/** How a call is written anew; whatever is not named here keeps its bytes. */
export interface CallRewrite {
  /** Replaces the callee as a whole, with `new` where there is one. */
  readonly callee: string;
  /** New keyword by index of the argument; a positional argument becomes a keyword one. */
  readonly keywords: ReadonlyMap<number, string>;
  /** Appended arguments; a null keyword appends by position. */
  readonly append: readonly { readonly keyword: string | null; readonly text: string }[];
  readonly await: boolean;
}

export interface Call {
  readonly arguments: readonly Argument[];
  readonly lifetime: Lifetime;
  /** The failure of this call is what the code checks: `pytest.raises`, `assertRaises`, `expect(…).toThrow`. */
  readonly expectsFailure: boolean;
  /** Modules whose inner names are replaced by a mock while this call runs. */
  readonly mockedModules: readonly string[];
  /** `await` may stand here without changing what the enclosing function is. */
  readonly canAwait: boolean;
  /** Whether the language lets a keyword name an argument. */
  readonly takesKeywords: boolean;
  /** Variables that surely hold a value here, parameters included. */
  values(): readonly LocalValue[];
  /** The calls of what this call returns, as far as one variable of the file carries it there. */
  results(): readonly LocatedCall[];
  /**
   * Makes the instance anew for each call of the function that uses it, where this call gives a variable of the module its
   * value; null where not all uses can follow.
   */
  isolate(): readonly Edit[] | null;
  /** Null where the call cannot be rewritten without loss. */
  rewrite(rewrite: CallRewrite): readonly Edit[] | null;
  substance(index: number): Substance;
  /** Passes `text` in place of an argument, or as one more. Null where that cannot be done without loss. */
  pass(text: string, place: ArgumentPlace): readonly Edit[] | null;
}

/** The argument at `index`, or a new one behind all others; a null keyword appends it by position. */
export type ArgumentPlace = { readonly index: number } | { readonly keyword: string | null };

/** A call with the place of what it calls. */
export interface LocatedCall {
  readonly call: Call;
  readonly location: Location;
}

/** A call of something by another name, or with some arguments given before. */
export interface IndirectCall {
  /** The attributes that are read from the name in all. */
  readonly path: readonly string[];
  /** The calls that give the arguments, one after the other. */
  readonly calls: readonly [Call, ...Call[]];
  /** False where more arguments may be given later, by code that is not known. */
  readonly isComplete: boolean;
  readonly location: Location;
}

/** A use of a name that an import binds, with the attributes that are read from it: `name.path[0].path[1]…`. */
export interface Use {
  readonly path: readonly string[];
  /** What is done with the whole chain; of a shorter piece of it, an attribute is read. */
  readonly role: Role;
  /** The call of the whole chain where `role` is `"call"`. */
  readonly call: Call | null;
  /** What calls it by the variable that it is kept in (`f = a.b; f()`), or binds its arguments (`partial(a.b, c)`, `a.b.bind(null)`). */
  indirectCalls?(): readonly IndirectCall[];
  /** A use as a type only, so that a type import serves it. */
  readonly typeOnly: boolean;
  /** Where the name and its first `length` attributes stand. */
  location(length: number): Location;
  /** Writes `text` in place of the name and its first `length` attributes; null where that cannot be done without loss. */
  replace(length: number, text: string): readonly Edit[] | null;
  /** An edit that changes nothing, where the name stands: see {@link Import.keep}. */
  keep(): Edit;
  /** Whether the name of `binding` means it here and nothing else, if it has run by then. */
  reaches(binding: Import): boolean;
  /** Whether `binding` has surely run when this use does, and no other variable of that name hides it here. */
  sees(binding: Import): boolean;
}

/** One name of an import statement (or of its like: `require`, a re-export). */
export interface Import {
  /** Every reading of what is imported, most specific first: `from a import b` is `a#b`, or the module `a.b`. */
  readonly names: readonly QualifiedName[];
  /** What the local name itself means: `import a.b` reaches `a.b` and binds `a`. */
  readonly binds: readonly QualifiedName[];
  /** The local variable; null for side-effect and star imports and for `export … from`. */
  readonly local: string | null;
  readonly form: "name" | "module" | "star" | "side-effect" | "re-export";
  readonly typeOnly: boolean;
  /** The narrowest place that names it. */
  readonly location: Location;
  /** Stands in a `try` whose handler catches the failure of the import. */
  readonly guarded: boolean;
  /** Stands in a handler that runs when another import failed. */
  readonly fallback: boolean;
  /** `import "x?url"`, attributes that change what is loaded: never rewritten. */
  readonly opaque: boolean;
  /** Whether `binding` has surely run when this import does, and its name can be seen here. */
  sees(binding: Import): boolean;
  /** Whether it is bound under the same conditions: both stand in one block of one scope, with imports alone between them. */
  accompanies(other: Import): boolean;
  /**
   * An edit that changes nothing, at the start of the statement. ESLint never applies two fixes that meet: a plan that
   * relies on this statement staying as it is includes it.
   */
  keep(): Edit;
}

/** A variable that at least one import binds. */
export interface Variable {
  readonly name: string;
  /** Identity of the scope that holds it: the same object for all variables of one scope. */
  readonly scope: object;
  readonly imports: readonly Import[];
  /** Something else than an import binds, rebinds or deletes it as well. */
  readonly rebound: boolean;
  readonly uses: readonly Use[];
  /**
   * Who else may read it: nobody, other files of the project that were found to do so, or everybody, because the file
   * hands it out on purpose (`__init__.py`, `__all__`, `export`). Reads other files: ask last.
   */
  audience(): "private" | "project" | "public";
  /**
   * Whether `name` could be bound beside its imports so that `uses` would see it and no other reference of the file
   * would change its meaning.
   */
  admits(name: string, uses: readonly Use[]): boolean;
}

/** A module or symbol that is named without a binding: in a string, or in an expression that loads it. */
export interface Mention {
  readonly names: readonly QualifiedName[];
  readonly purpose:
    /** The value of the expression is the module: `importlib.import_module("m")`, `import("m")`. */
    | "load"
    /** Asks for the module, if something else has loaded it: `sys.modules["m"]`. */
    | "look-up"
    /** The string names what a test double replaces: `patch("m.X")`, `jest.mock("m")`. */
    | "mock"
    /** The string only points there: `require.resolve`, `declare module`. */
    | "pointer";
  readonly location: Location;
  /** What is read from the loaded module; null where that is not known. */
  readonly use: Use | null;
  /** What is read later from a variable that holds nothing but the loaded module. */
  readonly laterUses: readonly Use[];
  /** The module goes where nothing tells what is taken from it: that may be anything that it holds. */
  readonly unseen: boolean;
  /** The test double that takes the module's place, where the code says what it holds. */
  readonly double: Double | null;
  /**
   * Points the mention at `target` instead. `consumed` counts the attributes of `use` that belong to the old name.
   * Null where that cannot be done without loss.
   */
  replace(target: QualifiedName, consumed: number): readonly Edit[] | null;
}

/** A test double that stands in for a whole module, with all that it holds in place of it. */
export interface Double {
  readonly members: readonly { readonly name: string; readonly location: Location }[];
  /** Stands in for `module` from now on, with members by their new names; null where that cannot be done without loss. */
  move(module: string, names: ReadonlyMap<string, string>): readonly Edit[] | null;
}

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
  readonly kind: "class" | "function" | "alias";
  /** Where the name stands. */
  readonly location: Location;
  /** Null for everything but a class. */
  readonly class: OwnClass | null;
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
  /** A member as it is called on the class, also an inherited one; null where there is none. */
  member(name: string): Definition | null;
  /** Whether the class may have a member that is not found, for something else may give it to the class. */
  mayGet(member: string): boolean;
  /** Where the class itself defines the member; null where it does not. */
  locate(member: string): Location | null;
  /** What its constructor takes; null where that is not known. */
  constructorParameters(): readonly Parameter[] | null;
  /** Writes a factory into the class that is proven to run; else what stands in its way. */
  writeFactory(draft: FactoryDraft): readonly Edit[] | FactoryObstacle;
}

export type FactoryObstacle = "name-taken" | "unknown-name" | "unsupported-syntax";

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

/** What is known of a module. `outside`: not a file of the project, so the manifest is trusted. */
export type ModuleReading =
  | { readonly state: "outside" }
  | { readonly state: "missing" }
  | { readonly state: "unreadable"; readonly problem: string }
  | { readonly state: "read"; definition(name: string): Definition | null };

export interface ImportAddition {
  readonly target: QualifiedName;
  readonly local: string;
  readonly typeOnly: boolean;
  /** The import beside which it is written, so that both are bound under the same conditions. */
  readonly beside: Import;
}

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
  /** Whether this adapter reads the given source code object. */
  reads(sourceCode: object): sourceCode is SourceCode;
  read(sourceCode: SourceCode, surroundings: Surroundings): FileReading;
}
