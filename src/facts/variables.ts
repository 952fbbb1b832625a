import type { Edit, Location, QualifiedName } from "./text";
import type { Import, Use } from "./uses";

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
  /** The expression that loads `target` instead, where the module is named on the spot; null where that cannot be written. */
  express?(target: QualifiedName): string | null;
}

/** A test double that stands in for a whole module, with all that it holds in place of it. */
export interface Double {
  readonly members: readonly { readonly name: string; readonly location: Location }[];
  /** Stands in for `module` from now on, with members by their new names; null where that cannot be done without loss. */
  move(module: string, names: ReadonlyMap<string, string>): readonly Edit[] | null;
}

export interface ImportAddition {
  readonly target: QualifiedName;
  readonly local: string;
  readonly typeOnly: boolean;
  /** The import beside which it is written, so that both are bound under the same conditions. */
  readonly beside: Import;
}
