import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";

const REPLACEMENT_CHARACTER = "\uFFFD";

/** Says of a file whose bytes ESLint could not all keep that writing it back would spoil it. */
export const NOT_UTF8 = "The file is not valid UTF-8.";

/** Where ESLint lost bytes when it read the file at `path` as `text`; null where it lost none. */
export function findLostBytes(path: string, text: string): number | null {
  const offset = text.indexOf(REPLACEMENT_CHARACTER);
  if (offset < 0) return null;
  try {
    return isUtf8(readFileSync(path)) ? null : offset;
  } catch {
    // Not a file on disk: the text is all there is.
    return null;
  }
}
