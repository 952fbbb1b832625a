import type { QualifiedName } from "../../../facts";

/** Every reading of a dotted name as something in a module, or a module itself; the longest module first. */
export function splitName(dotted: string): readonly QualifiedName[] {
  const segments = dotted.split(".");
  return segments.map((_, index) => ({
    module: segments.slice(0, segments.length - index).join("."),
    path: segments.slice(segments.length - index),
  }));
}
