import type { FileReading, LanguageAdapter, Location, SyntaxFailure } from "../facts";
import { compileManifest } from "../manifest";
import { findReached, type Reach } from "../plan/reach";
import { whereNamesStart } from "./names-start";

/** What makes a file worth reading for a rule: that it reaches something of the manifest, or that it defines it. */
export type Judged = "uses" | "definitions";

/** What a file says; null where it was not worth reading. */
export type Reading = { readonly reach: Reach } | { readonly failure: SyntaxFailure; isReported: boolean } | null;

interface Circumstances {
  /** As the settings have it. */
  readonly manifest: unknown;
  readonly filename: string;
  readonly cwd: string;
  /** What to do about a file that is read as another language than its own; null where it is not. */
  readonly mistaken: string | null;
}

const START: Location = { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } };

const readings = new WeakMap<object, { readonly manifest: unknown; readonly by: Map<Judged, Reading> }>();

/** Reads a file once for all rules that find something of interest in it. */
export function readOnce(sourceCode: object, adapter: LanguageAdapter, circumstances: Circumstances, judged: Judged): Reading {
  const { manifest: settings, filename, cwd, mistaken } = circumstances;
  let known = readings.get(sourceCode);
  if (known?.manifest !== settings || !known) readings.set(sourceCode, (known = { manifest: settings, by: new Map() }));
  const { by } = known;
  const whole = by.get("uses") ?? by.get("definitions");
  if (whole || by.has(judged)) return whole ?? null;
  const manifest = compileManifest(settings);
  const { roots, watch, definitions } = manifest;
  const surroundings = { filename, watch, ...whereNamesStart(cwd, roots) };
  const file: FileReading = mistaken === null ? adapter.read(sourceCode, judged === "uses" ? surroundings : { ...surroundings, definitions }) : { kind: "failed", failure: { message: mistaken, location: START } };
  let reading: Reading = null;
  if (file.kind === "facts") reading = { reach: findReached(file.facts, manifest) };
  if (file.kind === "failed") reading = { failure: file.failure, isReported: false };
  by.set(judged, reading);
  return reading;
}
