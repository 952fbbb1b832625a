import { resolve } from "node:path";
import { UNREADABLE } from "../lint/findings";
import type { FileReport, ProjectLinter } from "../lint/project-linter";
import type { Rewrite } from "../lint/prove";
import { Refusal } from "../refusal";
import { readIfExists, writeProtection } from "../storage/durable";

/** What a repair needs to know of the project. */
export interface RewriteContext {
  readonly cwd: string;
  readonly linter: Pick<ProjectLinter, "repair" | "rootsFor">;
}

/** The text of a file; null where its bytes are no UTF-8, so that a text would lose some of them. */
function decode(bytes: Buffer): string | null {
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes) ? text : null;
}

/** What the rules make of a file; null where they have nothing to repair, a sentence where it must be left alone. */
export async function rewriteFile({ cwd, linter }: RewriteContext, file: string): Promise<Rewrite | string | null> {
  const path = resolve(cwd, file);
  const bytes = readIfExists(path);
  if (!bytes) return "it was removed meanwhile";
  const before = decode(bytes);
  if (before === null) return "it is not UTF-8";
  let report: FileReport;
  try {
    report = await linter.repair(file, before);
  } catch (error) {
    // A rule that fails on this text must not stop the run here each time.
    if (error instanceof Refusal) return error.message.replaceAll(/\s*\n\s*/g, "; ");
    throw error;
  }
  const { output, findings } = report;
  if (output === null || output === before) return null;
  const broken = findings.find(({ rule }) => rule === UNREADABLE);
  return writeProtection(path) ?? (broken ? `the result cannot be read: ${broken.message}` : { file, before, after: output });
}
