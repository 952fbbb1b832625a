import { resolve } from "node:path";
import { filesByPhase, orderPhases } from "../phases";
import type { Repository } from "../git";
import type { ProjectLinter } from "../lint/project-linter";
import { Refusal } from "../refusal";
import { plural } from "../report/plural";
import { printable } from "../report/printable";
import { currentHash } from "../storage/durable";
import { Journal, readJournal } from "../storage/journal";
import { keptChanges, stateOf } from "../storage/run-state";
import { Checker } from "../validate/checker";
import type { RunContext } from "./context";
import { migratePhase } from "./phase";
import { planRun, type Plan, type Request } from "./plan";
import type { Tally } from "./tally";

export interface MigrationRun extends Request {
  readonly linter: ProjectLinter;
  readonly signal: AbortSignal;
  /** Opens the repository for a run that is to commit. */
  readonly openRepository: (plan: Plan) => Promise<Repository>;
}

/** Commits what a phase has changed; a file that somebody has edited since is left to its editor. */
async function commitPhase({ cwd, journal }: RunContext, phase: string, repository: Repository): Promise<string | null> {
  const written = new Map(keptChanges(stateOf(readJournal(journal.directory)), phase).map(({ file, after }) => [file, after]));
  const files = [...written].filter(([file, after]) => currentHash(resolve(cwd, file)) === after).map(([file]) => file);
  const commit = await repository.commit(`Migrate phase ${printable(phase)} with ssot (${plural(files.length, "file")})`, files);
  if (commit !== null) journal.append({ type: "commit", phase, commit });
  return commit;
}

/** Migrates phase by phase; stops where one had to be put back, as those behind it build on it. */
export async function runMigration(request: MigrationRun): Promise<Tally> {
  const { config, store, linter, progress, signal } = request;
  const plan = planRun(request);
  const { run, commit, allowDirty } = plan;
  const repository = commit ? await request.openRepository(plan) : null;
  const journal = new Journal(store.runDirectory(run));
  const entries = readJournal(journal.directory);
  if (entries.length > 0) journal.append({ type: "resume" });
  else journal.append({ type: "run", commit, allowDirty, phases: [...plan.phases] });
  const outputs = entries.filter(({ type }) => type === "check").length;
  let unit = Math.max(0, ...stateOf(entries).units.map((one) => one.unit));
  const tally: Tally = { run, phases: [] };
  const { cwd } = store;
  const context: RunContext = {
    ...{ cwd, config, store, linter, progress, signal, journal, tally },
    checker: new Checker(cwd, journal, signal, outputs),
    nextUnit: () => ++unit,
  };
  try {
    progress.say("Linting the project");
    const ordered = orderPhases(config.phases);
    const files = filesByPhase(await linter.scan(), ordered);
    for (const phase of ordered) {
      if (!plan.phases.includes(phase.name)) continue;
      if (signal.aborted) throw new Refusal("Interrupted.");
      const outcome = await migratePhase(context, phase, files.get(phase) ?? []);
      if (outcome.state === "restored") {
        journal.append({ type: "end", outcome: "stopped" });
        return tally;
      }
      if (repository) outcome.commit = await commitPhase(context, phase.name, repository);
    }
    journal.append({ type: "end", outcome: "done" });
    return tally;
  } finally {
    journal.close();
  }
}
