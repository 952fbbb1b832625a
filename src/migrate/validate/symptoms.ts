import { stripVTControlCharacters } from "node:util";

/** How often each was seen. */
export type Occurrences = ReadonlyMap<string, number>;

/** What a check that failed has printed, so that two failures of it can be told apart. */
export interface Symptoms {
  /** Lines that tell of a failure, and counts of failures. */
  readonly faults: Occurrences;
  /** All other lines. */
  readonly remarks: Occurrences;
}

/** Words and signs by which programs of all kinds tell of a failure. */
const FAULT = /\bnot ok\b|\b(?:\w*fail(?:ed|s|ing|ures?)?|\w*errors?|\w*exceptions?|fatal|panic(?:ked)?|traceback)\b|[✕✗✘✖×●]|^E\s/i;

/** `3 failed`, `Found 2 errors`, `failures=1`; not `test 3 failed` nor `test-3 failed`, which name one. */
const COUNT = /(?:^|[^\w\s]\s+|\(|\bfound\s+)(\d+)\s+(failed|failure|error|problem)s?\b|\b(failed|failure|error|problem)s?\s*[=:]\s*(\d+)\b/gi;

/** What differs between two runs on the same content, or as lines of the code move. */
const NOISE: readonly (readonly [RegExp, string])[] = [
  [/\b0x[\da-f]+\b/gi, "0x0"],
  [/\b\d{4}-\d\d-\d\d(?:[T ]|\b)/g, ""],
  [/\b\d{1,2}:\d\d:\d\d(?:[.,]\d+)?Z?\b/g, ""],
  [/\b\d+(?:\.\d+)?\s*(?:[mnµ]?s|secs?|seconds?|min|minutes?)\b/g, "0s"],
  [/(?<=\.\w+):\d+(?::\d+)?/g, ":0"],
  [/\(\d+,\s*\d+\)/g, "(0,0)"],
  [/\bline \d+\b/g, "line 0"],
  [/^\s*\d+:\d+\s/g, ""],
  [/([-=_*~#─])\1{2,}/g, "$1"],
  [/\s+/g, " "],
];

const withoutNoise = (line: string): string => NOISE.reduce((text, [noise, replacement]) => text.replaceAll(noise, replacement), line).trim();

/** Reads what a check has printed. */
export function symptomsOf(printed: string): Symptoms {
  const faults = new Map<string, number>();
  const remarks = new Map<string, number>();
  for (const raw of stripVTControlCharacters(printed).split(/[\n\r]+/)) {
    const line = withoutNoise(raw);
    const counts = [...line.matchAll(COUNT)];
    // Of a sum it matters alone that it does not grow, whatever it adds up to with what passed.
    const title = line.slice(0, line.search(/\d/)).trim();
    for (const [, before, what = "", which = what, behind] of counts) {
      const name = `${title} … ${which.toLowerCase()}`;
      faults.set(name, Math.max(faults.get(name) ?? 0, Number(before ?? behind)));
    }
    if (counts.length > 0 || line === "") continue;
    const kind = FAULT.test(line) ? faults : remarks;
    kind.set(line, (kind.get(line) ?? 0) + 1);
  }
  return { faults, remarks };
}

/** The first that is seen more often than it was before. */
export const firstNew = (now: Occurrences, before: Occurrences): string | null =>
  [...now].find(([seen, count]) => count > (before.get(seen) ?? 0))?.[0] ?? null;
