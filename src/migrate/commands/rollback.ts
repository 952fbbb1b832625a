import { printable } from "../report/printable";
import { rollBack } from "../run/rollback";
import { takeProject } from "../storage/lock";
import { Store } from "../storage/store";

/** Puts back what a run has changed. Returns the exit code: 1 where a file was left alone. */
export async function rollback(cwd: string, run: string | undefined): Promise<number> {
  const store = new Store(cwd);
  store.prepare();
  const giveBack = await takeProject(store.directory);
  try {
    const { run: name, restored, edited } = rollBack(store, run);
    process.stdout.write(`Run ${name}: ${restored.length} ${restored.length === 1 ? "file" : "files"} restored\n`);
    for (const file of edited) process.stdout.write(`  left alone  ${printable(file)}: it was edited since\n`);
    return edited.length === 0 ? 0 : 1;
  } finally {
    giveBack();
  }
}
