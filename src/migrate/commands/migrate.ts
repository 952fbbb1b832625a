import { loadConfig } from "../config/load";
import type { Migration } from "../config/schema";
import { Repository } from "../git";
import { ProjectLinter } from "../lint/project-linter";
import { orderPhases } from "../phases";
import { Refusal } from "../refusal";
import { plural } from "../report/plural";
import { printable } from "../report/printable";
import { createProgress } from "../report/progress";
import { snapshotOf, summarize } from "../report/summary";
import { tallyText } from "../report/text";
import { runMigration } from "../run/migration";
import { rehearse } from "../run/rehearse";
import { remember } from "../storage/history";
import { takeProject } from "../storage/lock";
import { Store } from "../storage/store";
import { untilInterrupted } from "./interruption";

export interface MigrateOptions {
  readonly phase?: readonly string[];
  readonly dryRun?: true;
  readonly commit?: true;
  readonly allowDirty?: true;
  readonly json?: true;
}

function selectPhases({ phases }: Migration, chosen: readonly string[] | undefined): string[] {
  const known = orderPhases(phases).map(({ name }) => name);
  const unknown = chosen?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Refusal(`There is no phase "${unknown}"; there are: ${known.join(", ")}.`);
  if (known.length === 0) throw new Refusal("The configuration has no phases.");
  return known.filter((name) => chosen?.includes(name) ?? true);
}

/** Says what a migration would change, and changes nothing. */
async function dryRun({ cwd }: Store, linter: ProjectLinter, { phases }: Migration, selected: readonly string[], json: boolean): Promise<void> {
  const rehearsals = await rehearse({ cwd, linter, progress: createProgress() }, await linter.scan(), phases, selected);
  if (json) {
    process.stdout.write(`${JSON.stringify({ version: 1, dryRun: true, phases: rehearsals }, null, 2)}\n`);
    return;
  }
  for (const { phase, changed, left, remaining } of rehearsals) {
    process.stdout.write(`${printable(phase)}: ${plural(changed.length, "file")} would change, ${plural(remaining, "finding")} would remain\n`);
    for (const file of changed) process.stdout.write(`  ${printable(file)}\n`);
    for (const { file, reason } of left) process.stdout.write(`  left alone  ${printable(`${file}: ${reason}`)}\n`);
  }
}

/** Migrates phase by phase. Returns the exit code: 1 where something had to be put back or left alone, or looked at. */
export async function migrate(cwd: string, { phase, dryRun: isDry, commit, allowDirty, json }: MigrateOptions): Promise<number> {
  const config = await loadConfig(cwd);
  const phases = selectPhases(config, phase);
  const store = new Store(cwd);
  const linter = new ProjectLinter(store.cwd);
  if (isDry) {
    await dryRun(store, linter, config, phases, json === true);
    return 0;
  }
  const giveBack = await takeProject(store);
  try {
    const tally = await untilInterrupted((signal) =>
      runMigration({
        ...{ config, store, linter, signal },
        progress: createProgress(),
        phases: phase && phases,
        commit: commit === true,
        allowDirty: allowDirty === true,
        openRepository: (plan) => Repository.open(store, plan),
      }),
    );
    const remaining = summarize(await linter.audit(), config.phases, []);
    remember(store, snapshotOf(remaining, new Date()));
    if (json) process.stdout.write(`${JSON.stringify({ version: 1, ...tally, remaining }, null, 2)}\n`);
    else process.stdout.write(`${tallyText(tally)}\n${remaining.findings} findings remain, ${remaining.fixable} of them fixable: see \`ssot status\`.\n`);
    const isClean = tally.phases.every(
      ({ state, restored, abandoned, left, failedBefore }) =>
        state === "kept" && restored.length + abandoned.length + left.length === 0 && failedBefore.every(({ doubt }) => doubt === null),
    );
    return isClean ? 0 : 1;
  } finally {
    giveBack();
  }
}
