import { writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { locate } from "../baseline";
import { loadConfig } from "../config/load";
import type { Migration } from "../config/schema";
import { ProjectLinter, type FileReport } from "../lint/project-linter";
import { matcherOf } from "../phases";
import { messageOf, Refusal } from "../refusal";
import { statusPage } from "../report/page";
import { printable } from "../report/printable";
import { snapshotOf, summarize } from "../report/summary";
import { statusText } from "../report/text";
import { isInterrupted, recordedRuns, type RecordedRun } from "../run/recover";
import { readHistory, remember } from "../storage/history";
import { isHeld } from "../storage/lock";
import { Store } from "../storage/store";

export interface StatusOptions {
  readonly json?: true;
  readonly html?: string;
}

/** Says what is left to do. */
export async function status(cwd: string, { json, html }: StatusOptions): Promise<void> {
  const config = await loadConfig(cwd);
  const { phases } = config;
  const store = new Store(cwd);
  const linter = new ProjectLinter(cwd);
  const reports = await linter.audit();
  const date = new Date();
  const isMoving = isHeld(store);
  // A count in the middle of a migration would stand in the burn-down for ever.
  if (!isMoving) tryToRemember(store, snapshotOf(summarize(reports, phases, []), date));
  const summary = summarize(reports, phases, readHistory(store));
  if (html !== undefined) writePage(resolve(cwd, html), statusPage(summary, `Migration of ${basename(cwd)}`, date));
  if (json) {
    const findings = reports.flatMap((report) => [...report.findings, ...report.silenced]);
    const located = locate(findings, await linter.scopesOf(findings));
    process.stdout.write(`${JSON.stringify({ version: 1, date: date.toISOString(), summary, findings: located }, null, 2)}\n`);
  } else process.stdout.write(`${statusText(summary)}\n`);
  reportIdle(config, reports);
  if (isMoving) process.stderr.write("Another ssot is at work: these figures change as you read them.\n");
  if (!isMoving) reportUnfinished(store);
}

/** Names the phases and validators for which there is no file. */
function reportIdle({ phases, validate }: Migration, reports: readonly FileReport[]): void {
  for (const { name, files } of [...phases, ...validate]) {
    if (files === undefined) continue;
    const matches = matcherOf(files);
    if (reports.some(({ file }) => matches(file))) continue;
    const said = `${name}: no file that ESLint looks at matches ${files.join(", ")}.`;
    process.stderr.write(`${printable(said)} Globs start at the project, and the files of a folder are "folder/**".\n`);
  }
}

/** Says which runs did not come to their end; journals are for their owner alone to read. */
function reportUnfinished(store: Store): void {
  for (const { run, state } of readableRuns(store)) {
    if (isInterrupted(state)) process.stderr.write(`Run ${run} was interrupted: \`ssot migrate\` goes on with it, \`ssot rollback ${run}\` takes it back.\n`);
    if (state.rollingBack) process.stderr.write(`The rollback of run ${run} was interrupted: \`ssot rollback ${run}\` finishes it.\n`);
  }
}

function readableRuns(store: Store): RecordedRun[] {
  try {
    return recordedRuns(store);
  } catch (error) {
    process.stderr.write(`The journals were not read: ${messageOf(error)}\n`);
    return [];
  }
}

function writePage(path: string, page: string): void {
  try {
    writeFileSync(path, page);
  } catch (error) {
    throw new Refusal(`${path} cannot be written: ${messageOf(error)}`);
  }
}

/** The status is worth something even where nothing can be written. */
function tryToRemember(store: Store, snapshot: Parameters<typeof remember>[1]): void {
  try {
    remember(store, snapshot);
  } catch (error) {
    process.stderr.write(`The burn-down was not recorded: ${messageOf(error)}\n`);
  }
}
