import { resolve } from "node:path";
import type { ProjectPlace } from "../languages/structure";
import { surfaceReaders } from "../languages/surface";

/** A file with the text by which it is judged. */
export interface UnitFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Groups files that must change together: a module, and the `__init__` or barrel that hands its names on. Units and the
 * files in them keep the order of `files`.
 */
export function groupUnits(files: readonly UnitFile[], place: ProjectPlace): string[][] {
  const unitOf = new Map<string, string[]>(files.map(({ file }) => [resolve(place.cwd, file), [file]]));
  for (const { file, text } of files) {
    const path = resolve(place.cwd, file);
    const surface = surfaceReaders.find((reader) => reader.reads(path) && reader.mayHandOn(path))?.read(path, text, place);
    for (const source of surface?.handsOn ?? []) {
      const own = unitOf.get(path);
      const other = unitOf.get(resolve(source));
      if (!own || !other || own === other) continue;
      own.push(...other);
      for (const member of other) unitOf.set(resolve(place.cwd, member), own);
    }
  }
  const order = new Map(files.map(({ file }, index) => [file, index]));
  return [...new Set(unitOf.values())].map((unit) => unit.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
}
