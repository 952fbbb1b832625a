import { relative, resolve } from "node:path";
import type { ProjectPlace } from "../../languages/structure";
import { surfaceReaders } from "../../languages/surface";
import { readIfExists } from "../storage/durable";

/** A file with its text before and after a repair. */
export interface Rewrite {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

const holds = (text: string, name: string): boolean => text.includes(name);

/**
 * Why rewritten files must not be kept: one does not parse any more, or it lacks a name that another file of the project
 * imports from it. Null where all is well. Says nothing about a file that could not be read before.
 */
export function findBreakage(rewrites: readonly Rewrite[], place: ProjectPlace): string | null {
  const rewritten = new Map(rewrites.map(({ file, after }) => [resolve(place.cwd, file), after]));
  for (const { file, before, after } of rewrites) {
    const path = resolve(place.cwd, file);
    const reader = surfaceReaders.find((candidate) => candidate.reads(path));
    const old = reader?.read(path, before, place);
    if (!reader || !old) continue;
    const current = reader.read(path, after, place);
    if (!current) return `${file} would not parse any more`;
    for (const name of old.names) {
      if (current.names.has(name)) continue;
      const readers = reader.readers(path, name, place);
      if (!readers) return `${file} would no longer export ${name}`;
      // The search looks at what was on the disk a moment ago.
      const missed = readers.find((other) => holds(rewritten.get(other) ?? readIfExists(other)?.toString("utf8") ?? "", name));
      if (missed !== undefined) return `${relative(place.cwd, missed)} imports ${name} from ${file}, which would be gone`;
    }
  }
  return null;
}
