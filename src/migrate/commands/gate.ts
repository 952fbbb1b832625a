import { resolve } from "node:path";
import { Baseline, locate, type Gone, type Located } from "../baseline";
import { UNREADABLE } from "../lint/findings";
import { ProjectLinter } from "../lint/project-linter";
import { Refusal } from "../refusal";
import { plural } from "../report/plural";
import { printable } from "../report/printable";
import { refuseIfHeld } from "../storage/lock";
import { Store } from "../storage/store";

export interface GateOptions {
  readonly baseline?: string;
  readonly accept?: true;
  readonly json?: true;
}

const print = (line: string): boolean => process.stdout.write(`${printable(line)}\n`);

/** Lets nothing new pass. Returns the exit code. */
export async function gate(cwd: string, { baseline, accept, json }: GateOptions): Promise<number> {
  if (accept && baseline === undefined) throw new Refusal("--accept needs --baseline FILE, the file to write.");
  // Read first: a missing file is told at once. Files that are being rewritten prove nothing.
  const known = baseline === undefined || accept ? null : Baseline.read(cwd, baseline);
  refuseIfHeld(new Store(cwd));
  const linter = new ProjectLinter(cwd);
  const reports = await linter.audit();
  const findings = reports.flatMap((report) => [...report.findings, ...report.silenced]);
  const located = locate(findings, await linter.scopesOf(findings));
  const isAccepted = accept && baseline !== undefined;
  if (isAccepted) Baseline.write(resolve(cwd, baseline), located);
  const added = isAccepted ? [] : (known?.added(located) ?? located);
  const gone = known?.gone(located) ?? [];
  const unseen: Gone[] = [];
  for (const one of gone) if (await linter.isBlindTo(one)) unseen.push(one);
  const passed = added.length + unseen.length === 0;
  if (json) process.stdout.write(`${JSON.stringify({ version: 1, passed, findings: located.length, new: added, unseen }, null, 2)}\n`);
  else if (isAccepted) reportAccepted(located, baseline);
  else report({ added, unseen, total: located.length, files: reports.length, resolved: gone.length - unseen.length, baseline });
  return passed ? 0 : 1;
}

function reportAccepted(located: readonly Located[], baseline: string): void {
  print(`${plural(located.length, "finding")} accepted in ${baseline}.`);
  for (const { file, rule } of located) {
    if (rule === UNREADABLE) print(`${file} cannot be read: it is accepted as it stands, and any change of it is new.`);
  }
}

interface Judgement {
  readonly added: readonly Located[];
  /** Accepted findings that nobody looks for any more. */
  readonly unseen: readonly Gone[];
  readonly total: number;
  /** How many files were looked at. */
  readonly files: number;
  readonly resolved: number;
  readonly baseline: string | undefined;
}

function report({ added, unseen, total, files, resolved, baseline }: Judgement): void {
  for (const { file, line, column, rule, message, scope, silenced } of added) {
    print(`${file}:${line}:${column}  ${rule}  ${message}${silenced ? " (silenced by a comment)" : ""}`);
    if (scope !== file) print(`    in ${scope.slice(file.length + 2)}`);
  }
  for (const { file, rule } of unseen) print(`${file}: a finding of ${rule} was accepted here, and the ESLint configuration does not look for it any more.`);
  if (resolved > 0 && baseline !== undefined) {
    print(`Gone since: ${plural(resolved, "accepted finding")}. \`ssot gate --baseline ${baseline} --accept\` takes what is gone off the list.`);
  }
  if (added.length + unseen.length === 0) {
    print(total === 0 ? `Nothing remains in ${plural(files, "file")}.` : `Nothing new. Remaining: ${plural(total, "accepted finding")}.`);
    return;
  }
  if (added.length > 0) print(`${added.length} ${baseline === undefined ? "remain" : "new"}.`);
  const file = baseline ?? "ssot-baseline.json";
  print(`To accept what is there now: \`ssot gate --baseline ${file} --accept\`, and commit ${file}.`);
}
