import { plural } from "../migrate/report/plural";
import { FAULT_KINDS, type FaultKind, type Percentiles, type ProbeReport } from "./report";

const EXAMPLES = 3;
const INDENT = " ".repeat(14);

const kinds = Object.keys(FAULT_KINDS) as FaultKind[];

/** The report for people. */
export function formatReport(report: ProbeReport): string {
  const { users, rounds, events, delivered, expected } = report;
  return [
    `${report.url}: ${plural(users.length, "user")} at once, ${plural(rounds, "round")}, ${plural(events.length, "required event")}`,
    "",
    `  delivered   ${delivered} of ${expected} events to the user who asked`,
    ...timeLines(report),
    ...memoryLines(report),
    ...faultLines(report),
    "",
    verdict(report),
  ].join("\n");
}

/** One line that says how it went. */
export function verdict({ ok, stopped, counts }: ProbeReport): string {
  if (ok) return "passed: every event, in order, once, and to nobody else";
  const seen = kinds.filter((kind) => counts[kind] > 0).map((kind) => `${counts[kind]} ${kind}`);
  return `failed: ${[...seen, ...(stopped === undefined ? [] : [stopped])].join(", ")}`;
}

function timeLines({ latency }: ProbeReport): string[] {
  if (!latency) return [];
  const { milliseconds, ratio, samples } = latency;
  const line = `  response    ${percentiles(milliseconds, (value) => `${value.toFixed(1)} ms`)} of ${samples}`;
  return ratio ? [line, `${INDENT}${percentiles(ratio, (value) => `${value.toFixed(2)} ×`)} the baseline`] : [line];
}

function percentiles(values: Percentiles, format: (value: number) => string): string {
  return (["p50", "p95", "p99"] as const).map((key) => `${key} ${format(values[key])}`).join(", ");
}

function memoryLines({ memory }: ProbeReport): string[] {
  if (!memory) return [];
  const { first, last, slope } = memory;
  const growth = slope === undefined ? "too few rounds to tell whether it grows" : `${slope.toFixed(0)} KiB a round`;
  return [`  memory      ${first.toFixed(1)} MiB at first, ${last.toFixed(1)} MiB at last: ${growth}`];
}

function faultLines({ counts, faults }: ProbeReport): string[] {
  return kinds
    .filter((kind) => counts[kind] > 0)
    .flatMap((kind) => {
      const examples = faults.filter((fault) => fault.kind === kind).slice(0, EXAMPLES);
      const more = counts[kind] - examples.length;
      return [
        "",
        `  ${kind.padEnd(12)}${counts[kind]}: ${FAULT_KINDS[kind]}`,
        ...examples.map(({ message, round }) => `${INDENT}${message}${round === undefined ? "" : ` (round ${round})`}`),
        ...(more > 0 && examples.length > 0 ? [`${INDENT}and ${more} more`] : []),
      ];
    });
}
