import { NO_PHASE, type Phase } from "../config/schema";
import { orderPhases, phaseFinder } from "../phases";
import type { Finding } from "../lint/findings";
import type { FileReport } from "../lint/project-linter";

export type Counts = Readonly<Record<string, number>>;

/** What is counted under a name, which may be that of something that every object has. */
export const countOf = (counts: Counts, name: string): number => (Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0);

export interface FileSummary {
  readonly file: string;
  readonly findings: number;
  readonly fixable: number;
  readonly reasons: Counts;
}

export interface PhaseSummary {
  readonly name: string;
  readonly priority: string | null;
  /** Files that belong to the phase, and those of them that have findings. */
  readonly files: number;
  readonly affected: number;
  readonly findings: number;
  readonly fixable: number;
  readonly blocked: number;
  /** Findings that comments in the code silence, by file; they are not among the others. */
  readonly silenced: Counts;
  /** Findings that are gone since the highest count on record. */
  readonly done: number;
  readonly rules: Counts;
  readonly symbols: Counts;
  readonly reasons: Counts;
  /** Files with findings, those with most of them first. */
  readonly remaining: readonly FileSummary[];
}

export interface Snapshot {
  readonly date: string;
  readonly findings: number;
  readonly fixable: number;
  /** Findings by phase. */
  readonly phases: Counts;
}

export interface Summary extends Omit<PhaseSummary, "name" | "priority" | "remaining"> {
  readonly phases: readonly PhaseSummary[];
  /** Earlier counts and this one, oldest first. */
  readonly history: readonly Snapshot[];
}

function count(findings: readonly Finding[], key: (finding: Finding) => string | null): Counts {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const value = key(finding);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}

/** A finding that no fix repairs always has a reason to count by. */
const reasonOf = ({ fixable, reason, rule }: Finding): string | null => (fixable ? null : (reason ?? rule));

function countAll(reports: readonly FileReport[]): Omit<Summary, "phases" | "history" | "done"> {
  const findings = reports.flatMap((report) => report.findings);
  const fixable = findings.filter((finding) => finding.fixable).length;
  return {
    files: reports.length,
    affected: reports.filter((report) => report.findings.length > 0).length,
    findings: findings.length,
    fixable,
    blocked: findings.length - fixable,
    silenced: count(reports.flatMap((report) => report.silenced), ({ file }) => file),
    rules: count(findings, ({ rule }) => rule),
    symbols: count(findings, ({ symbol }) => symbol || "(none)"),
    reasons: count(findings, reasonOf),
  };
}

function summarizeFile({ file, findings }: FileReport): FileSummary {
  const fixable = findings.filter((finding) => finding.fixable).length;
  return { file, findings: findings.length, fixable, reasons: count(findings, reasonOf) };
}

const doneSince = (history: readonly Snapshot[], now: number, of: (snapshot: Snapshot) => number): number =>
  Math.max(0, ...history.map((snapshot) => of(snapshot) - now));

/** Counts by phase. Files of no phase come last, so that nothing goes unseen. */
export function summarize(reports: readonly FileReport[], phases: readonly Phase[], history: readonly Snapshot[]): Summary {
  const ordered = orderPhases(phases);
  const phaseOf = phaseFinder(ordered);
  const groups = new Map<string, FileReport[]>(ordered.map(({ name }) => [name, []]));
  for (const report of reports) {
    const name = phaseOf(report.file)?.name ?? NO_PHASE;
    const group = groups.get(name);
    if (group) group.push(report);
    else groups.set(name, [report]);
  }
  const summaries = [...groups].map(([name, own]): PhaseSummary => {
    const counted = countAll(own);
    const remaining = own.filter(({ findings }) => findings.length > 0).map(summarizeFile);
    return {
      name,
      priority: ordered.find((phase) => phase.name === name)?.priority ?? null,
      ...counted,
      done: doneSince(history, counted.findings, (snapshot) => countOf(snapshot.phases, name)),
      remaining: remaining.sort((a, b) => b.findings - a.findings || (a.file < b.file ? -1 : 1)),
    };
  });
  const total = countAll(reports);
  const done = doneSince(history, total.findings, ({ findings }) => findings);
  return { ...total, done, phases: summaries, history };
}

/** What is remembered of a count. */
export function snapshotOf({ findings, fixable, phases }: Summary, date: Date): Snapshot {
  return {
    date: date.toISOString(),
    findings,
    fixable,
    phases: Object.fromEntries(phases.map((phase) => [phase.name, phase.findings])),
  };
}
