import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "../../../../src/languages/python/parse";
import { askCPython, type Answer } from "./cpython";
import { compareScopes } from "./scopes";
import { compareTrees } from "./trees";

/** What differs between CPython's view of a text and ours; a rejection is a difference, too. */
export function differences(text: string, answer: Answer, minor: number): readonly string[] {
  const ours = parse(text);
  if (!ours.ok) return [`${ours.line}:${ours.column} rejected by us: ${ours.message}`];
  if ("error" in answer) return [`rejected by CPython: ${answer.error}`];
  return [
    ...compareTrees(answer.tree, ours.module, text, minor).differences,
    ...(answer.scope ? compareScopes(answer.scope, ours.module, minor).differences : []),
  ];
}

/** Asks for the differences in files, in their order. */
export async function differencesOf(paths: readonly string[], python: string, minor: number): Promise<(readonly string[])[]> {
  const found: (readonly string[])[] = [];
  for await (const answer of askCPython(paths, python)) {
    const text = readFileSync(paths[found.length]!, "utf8").replace(/^\uFEFF/, "");
    found.push(differences(text, answer, minor));
  }
  return found;
}

/** Asks for the differences in texts, in their order. */
export async function differencesIn(texts: readonly string[], python: string, minor: number): Promise<(readonly string[])[]> {
  const directory = mkdtempSync(join(tmpdir(), "python-snippets-"));
  try {
    const paths = texts.map((text, index) => {
      const path = join(directory, `${index}.py`);
      writeFileSync(path, text);
      return path;
    });
    return await differencesOf(paths, python, minor);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
