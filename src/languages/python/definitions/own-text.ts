import type { Definition, Use } from "../../../facts";
import type { AsyncFunctionDef, ClassDef, FunctionDef } from "../ast";
import type { Analysis } from "../facts/analysis";
import type { Reference } from "../scopes";

/** What lies around the names that a file defines. */
export interface OwnText {
  /** The file with all its code; null where that cannot be parsed. */
  whole(): Analysis | null;
  /** What the text defines, with what it inherits from other files. */
  text(): {
    define(name: string): Definition | null;
    /** Whether a class leaves methods for its subclasses to write. */
    isAbstract(name: string): boolean;
  };
  /** Whether others may take an import of the module level from here. */
  isHandedOn(name: string): boolean;
  /** What is done with a name where it is read. */
  read(reference: Reference, analysis: Analysis): Use;
}

/** Where the name of a class or function stands. */
export function nameOf(node: ClassDef | FunctionDef | AsyncFunctionDef, name: string, text: string): [start: number, end: number] {
  const keyword = /(?:async[\s\\]+)?(?:class|def)[\s\\]+/y;
  keyword.lastIndex = node.range[0];
  keyword.test(text);
  const start = keyword.lastIndex || node.range[0];
  return [start, start + name.length];
}
