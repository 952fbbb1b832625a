import type { Tally } from "../run/tally";
import { plural } from "./plural";
import { printable } from "./printable";
import type { Counts, Summary } from "./summary";

const list = (counts: Counts): string => Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(", ");

/** A table with its columns in line; numbers end where their column ends. */
function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? String(cell).padEnd(widths[column] ?? 0) : String(cell).padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

/** The status for a terminal. */
export function statusText(summary: Summary): string {
  const header = ["phase", "files", "affected", "findings", "fixable", "blocked", "done"];
  const rows = summary.phases.map(({ name, priority, files, affected, findings, fixable, blocked, done }) => {
    return [printable(priority === null ? name : `${priority} ${name}`), files, affected, findings, fixable, blocked, done];
  });
  const total = ["all", summary.files, summary.affected, summary.findings, summary.fixable, summary.blocked, summary.done];
  const lines = table([header, ...rows, total]);
  if (summary.findings > 0) {
    lines.push("", `rules    ${list(summary.rules)}`, `symbols  ${list(summary.symbols)}`);
    if (summary.blocked > 0) lines.push(`blocked  ${list(summary.reasons)}`);
  }
  if (Object.keys(summary.silenced).length > 0) lines.push(`silenced by comments  ${list(summary.silenced)}`);
  const past = summary.history.slice(-5).map(({ date, findings }) => `${date.slice(0, 16).replace("T", " ")} ${findings}`);
  if (past.length > 1) lines.push("", `burn-down  ${past.join(" → ")}`);
  return lines.map(printable).join("\n");
}

/** What a run did, for a terminal. */
export function tallyText({ run, phases }: Tally): string {
  const lines = [`Run ${run}`];
  for (const { phase, state, reason, commit, changed, restored, abandoned, left, edited, failedBefore } of phases) {
    const extent = abandoned.length === 0 ? "as a whole" : `but for ${plural(abandoned.length, "file")}`;
    const outcome = state === "restored" ? `put back ${extent}: ${reason ?? ""}` : `${plural(changed.length, "file")} migrated`;
    lines.push(`  ${phase}: ${outcome}${commit === null ? "" : `, commit ${commit}`}`);
    if (state !== "restored") for (const one of restored) lines.push(`    put back    ${one.file}: ${one.reason}`);
    for (const one of abandoned) lines.push(`    left alone  ${one.file}: it was edited before it could be put back (${one.reason}); once the edit is undone, \`ssot rollback\` does`);
    for (const one of left) lines.push(`    left alone  ${one.file}: ${one.reason}`);
    for (const file of edited) lines.push(`    edited      ${file}: by somebody else, or by a check; a rollback leaves it alone`);
    for (const { check, of, problem, doubt } of failedBefore) {
      lines.push(`    failed before the change, too: ${check} on ${of} ${problem}${doubt === null ? "" : `; look whether it fails by more: ${doubt}`}`);
    }
  }
  return lines.map(printable).join("\n");
}
