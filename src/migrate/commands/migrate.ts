import { resolve } from "node:path";
import { loadConfig } from "../config/load";
import type { Migration } from "../config/schema";
import { Repository } from "../git";
import { ProjectLinter } from "../lint/project-linter";
import { orderPhases, phaseFinder } from "../phases";
import { Refusal } from "../refusal";
import { printable } from "../report/printable";
import { createProgress } from "../report/progress";
import { snapshotOf, summarize } from "../report/summary";
import { tallyText } from "../report/text";
import { runMigration } from "../run/migration";
import { remember } from "../storage/history";
import { writeProtection } from "../storage/durable";
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
async function rehearse({ cwd }: Store, linter: ProjectLinter, config: Migration, selected: readonly string[], json: boolean): Promise<void> {
  const phaseOf = phaseFinder(orderPhases(config.phases));
  const reports = await linter.scan({ fix: true });
  const phases = selected.map((phase) => {
    const own = reports.filter(({ file }) => phaseOf(file)?.name === phase);
    const fixed = own.filter(({ output }) => output !== null).map(({ file }) => ({ file, reason: writeProtection(resolve(cwd, file)) }));
    const changed = fixed.filter(({ reason }) => reason === null).map(({ file }) => file);
    const left = fixed.filter(({ reason }) => reason !== null);
    return { phase, changed, left, remaining: own.reduce((sum, { findings }) => sum + findings.length, 0) };
  });
  if (json) {
    process.stdout.write(`${JSON.stringify({ version: 1, dryRun: true, phases }, null, 2)}\n`);
    return;
  }
  for (const { phase, changed, left, remaining } of phases) {
    process.stdout.write(`${phase}: ${changed.length} files would change, ${remaining} findings would remain\n`);
    for (const file of changed) process.stdout.write(`  ${printable(file)}\n`);
    for (const { file, reason } of left) process.stdout.write(`  left alone  ${printable(file)}: ${reason}\n`);
  }
}

/** Migrates phase by phase. Returns the exit code: 1 where something had to be put back or left alone, or looked at. */
export async function migrate(cwd: string, { phase, dryRun, commit, allowDirty, json }: MigrateOptions): Promise<number> {
  const config = await loadConfig(cwd);
  const phases = selectPhases(config, phase);
  const store = new Store(cwd);
  const linter = new ProjectLinter(store.cwd);
  if (dryRun) {
    await rehearse(store, linter, config, phases, json === true);
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
    const remaining = summarize(await linter.scan({ fix: false }), config.phases, []);
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
