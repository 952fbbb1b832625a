/** What the driver asks of a file: how it hangs together with others, and how it is divided. */

import type { Location } from "../facts";

/** Where the modules of a project lie. */
export interface ProjectPlace {
  /** The directory that `roots` are relative to. */
  readonly cwd: string;
  readonly roots: readonly string[];
}

/** What a file is to the other files of its project. */
interface Surface {
  /** What they can take from it; of another module as a whole, `* from` it. */
  readonly names: ReadonlySet<string>;
  /** The files of the project whose names it hands on, if handing on is what it is for. */
  readonly handsOn: readonly string[];
}

/** Reads surfaces in one language. */
export interface SurfaceReader {
  reads(filename: string): boolean;
  /** Whether a file of this name may be there to hand names on, so that it is worth reading. */
  mayHandOn(filename: string): boolean;
  /** Null for a text that is not of the language. */
  read(filename: string, text: string, place: ProjectPlace): Surface | null;
  /** The files that may take `name` from a file; null where they cannot be found. */
  readers(filename: string, name: string, place: ProjectPlace): readonly string[] | null;
}

/** A node that opens a scope which a reader would name: a class, a function, a test. */
export interface NamedNode {
  readonly name: string;
  readonly range: readonly [start: number, end: number];
  readonly lines: readonly [first: number, last: number];
}

/** A name that an import binds. */
export interface ImportedName {
  /** What of the import is about this name. */
  readonly clause: Location;
  /** Where the name is read. */
  readonly uses: readonly Location["start"][];
}
