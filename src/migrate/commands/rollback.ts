import { resolve } from "node:path";
import { Refusal } from "../refusal";
import { printable } from "../report/printable";
import { rollBack } from "../run/rollback";
import { typeAt } from "../storage/durable";
import { takeProject } from "../storage/lock";
import { Store } from "../storage/store";

const print = (line: string): boolean => process.stdout.write(`${printable(line)}\n`);

/** What others have done to a file: that is theirs, and is not undone. */
function fateOf(path: string): string {
  const type = typeAt(path);
  if (type === null) return "it was removed since";
  return type === "file" ? "it was edited since" : "something else stands in its place";
}

/** Puts back what a run has changed. Returns the exit code: 1 where a file was left alone, 2 where one could not be put back. */
export async function rollback(cwd: string, name: string | undefined): Promise<number> {
  const store = new Store(cwd);
  // Elsewhere than in a project, nothing is written.
  if (store.runs().length === 0) throw new Refusal("There is no run to roll back.");
  const giveBack = await takeProject(store);
  try {
    const { run, restored, edited, failed, originals, earlier } = rollBack(store, name);
    print(`Run ${run}: ${restored.length} ${restored.length === 1 ? "file" : "files"} restored`);
    for (const file of edited) print(`  left alone  ${file}: ${fateOf(resolve(store.cwd, file))}; what it held before is ${originals.get(file) ?? "lost"}`);
    for (const { file, reason } of failed) print(`  failed      ${file}: ${reason}`);
    if (edited.length + failed.length > 0 && earlier !== null) print(`The run before it is taken back by \`ssot rollback ${earlier}\`.`);
    if (failed.length > 0) return 2;
    return edited.length > 0 ? 1 : 0;
  } finally {
    giveBack();
  }
}
