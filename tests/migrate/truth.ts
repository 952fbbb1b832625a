import { existsSync } from "node:fs";
import { readJournal } from "../../src/migrate/storage/journal";
import { stateOf } from "../../src/migrate/storage/run-state";
import type { Project } from "./project";

/** What each file may hold: its content before and after its migration. */
type Contents = Readonly<Record<string, { readonly old: string; readonly new: string }>>;

/** What the journals of a project say of each file that a run has touched. */
function readJournals(project: Project): Map<string, "old" | "new" | "either"> {
  const told = new Map<string, "old" | "new" | "either">();
  for (const run of existsSync(project.path(".ssot/runs")) ? project.runs() : []) {
    const entries = readJournal(project.path(`.ssot/runs/${run}`));
    const { units, phases } = stateOf(entries);
    const rollsBack = entries.findLast(({ type }) => type === "rollback" || type === "rolled-back")?.type;
    for (const { phase, changes, state } of units) {
      const isGoingBack = rollsBack === "rollback" || phases.some((one) => one.phase === phase && one.state === "failed");
      for (const { file } of changes) {
        if (rollsBack === "rolled-back") told.set(file, "old");
        else if (state === "pending" || isGoingBack) told.set(file, "either");
        else told.set(file, state === "kept" ? "new" : "old");
      }
    }
  }
  return told;
}

/** What is wrong with the files at this instant; empty where each is whole, and as the journals tell. */
export function findFaults(project: Project, contents: Contents): string[] {
  const told = readJournals(project);
  return Object.entries(contents).flatMap(([file, content]) => {
    const text = project.read(file);
    if (text !== content.old && text !== content.new) return [`${file} is half`];
    const actual = text === content.new ? "new" : "old";
    const state = told.get(file) ?? "old";
    return state === "either" || state === actual ? [] : [`${file} is ${actual}, and the journal says ${state}`];
  });
}
