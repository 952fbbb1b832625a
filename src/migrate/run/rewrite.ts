import { resolve } from "node:path";
import { UNREADABLE } from "../lint/findings";
import type { Rewrite } from "../lint/prove";
import { readIfExists, writeProtection } from "../storage/durable";
import type { RunContext } from "./context";

/** The text of a file; null where its bytes are no UTF-8, so that a text would lose some of them. */
function decode(bytes: Buffer): string | null {
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes) ? text : null;
}

/** What the rules make of a file; null where they have nothing to repair, a sentence where it must be left alone. */
export async function rewriteFile({ cwd, linter }: Pick<RunContext, "cwd" | "linter">, file: string): Promise<Rewrite | string | null> {
  const path = resolve(cwd, file);
  const bytes = readIfExists(path);
  if (!bytes) return "it was removed meanwhile";
  const before = decode(bytes);
  if (before === null) return "it is not UTF-8";
  const { output, findings } = await linter.lintText(file, before, { fix: true });
  if (output === null || output === before) return null;
  const broken = findings.find(({ rule }) => rule === UNREADABLE);
  return writeProtection(path) ?? (broken ? `the result cannot be read: ${broken.message}` : { file, before, after: output });
}
