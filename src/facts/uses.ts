import type { Edit, Location, QualifiedName } from "./text";

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
