import { escape } from "html-escaper";
import { burnDown } from "./burn-down";
import { plural } from "./plural";
import { printable } from "./printable";
import { countOf, type Counts, type PhaseSummary, type Summary } from "./summary";

// Colours on which white letters can be read, in the light and in the dark.
const STYLE = `
:root { color-scheme: light dark; --done: #1f7a45; --fixable: #2f6bc0; --blocked: #b3621a; --line: #8884; --soft: #8882; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
code { font-size: .9em; overflow-wrap: anywhere; unicode-bidi: isolate; }
.bar { display: flex; height: 1.5rem; margin: .2rem 0 .4rem; background: var(--soft); border-radius: .3rem; overflow: hidden; }
.bar span { color: #fff; font-size: .8rem; line-height: 1.5rem; text-align: center; overflow: hidden; }
.done { background: var(--done); } .fixable { background: var(--fixable); } .blocked { background: var(--blocked); }
.phase { margin: 1.2rem 0; } .phase header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
.legend i { display: inline-block; width: .8rem; height: .8rem; border-radius: .2rem; margin: 0 .3rem 0 1rem; vertical-align: -.05rem; }
.legend i:first-child { margin-left: 0; }
.chips { display: flex; flex-wrap: wrap; gap: .3rem; margin: .3rem 0; } .chips span { background: var(--soft); border-radius: .3rem; padding: 0 .4rem; white-space: nowrap; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .2rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; width: 5rem; }
details { margin: .2rem 0; } details table { margin: .3rem 0 1rem; } summary { cursor: pointer; }
summary b { float: right; font-weight: normal; font-variant-numeric: tabular-nums; } .share { height: .25rem; margin-bottom: .5rem; background: var(--blocked); border-radius: .2rem; }
svg text { font-size: 11px; fill: currentColor; }
`;

function bar({ done, fixable, blocked }: Pick<PhaseSummary, "done" | "fixable" | "blocked">): string {
  const total = done + fixable + blocked;
  const part = (name: string, count: number, share: number): string =>
    share === 0 ? "" : `<span class="${name}" style="width:${(share * 100).toFixed(2)}%" title="${count} ${name}">${share < 0.04 || count === 0 ? "" : count}</span>`;
  // Nothing to do and nothing ever done is done, too.
  const parts = total === 0 ? part("done", 0, 1) : part("done", done, done / total) + part("fixable", fixable, fixable / total) + part("blocked", blocked, blocked / total);
  return `<div class="bar" role="img" aria-label="${done} done, ${fixable} fixable, ${blocked} blocked">${parts}</div>`;
}

const chips = (counts: Counts): string =>
  `<div class="chips">${Object.entries(counts).map(([name, count]) => `<span><code>${escape(name)}</code> ${count}</span>`).join("")}</div>`;

const fileRow = (file: string, ...cells: readonly string[]): string => `<tr><td><code>${escape(file)}</code></td>${cells.join("")}</tr>`;
const number = (count: number): string => `<td class="n">${count}</td>`;

function phaseSection({ name, priority, files, affected, findings, fixable, blocked, done, remaining, reasons }: PhaseSummary): string {
  const rows = remaining.map((file) => fileRow(file.file, number(file.findings), number(file.fixable), `<td>${chips(file.reasons)}</td>`));
  const table = `<table><thead><tr><th>file</th><th class="n">findings</th><th class="n">fixable</th><th>blocked by</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
  return `<section class="phase">
<header><strong>${escape(printable(priority === null ? name : `${priority} ${name}`))}</strong><span>${plural(findings, "finding")} in ${affected} of ${plural(files, "file")} · ${fixable} fixable · ${blocked} blocked · ${done} done</span></header>
${bar({ done, fixable, blocked })}
${chips(reasons)}
${remaining.length === 0 ? "" : `<details><summary>${plural(remaining.length, "file")}</summary>${table}</details>`}
</section>`;
}

/** Each reason with the files behind it. */
function reasonList({ reasons, phases }: Summary): string {
  const remaining = phases.flatMap((phase) => phase.remaining);
  const most = Math.max(...Object.values(reasons));
  const items = Object.entries(reasons).map(([reason, count]) => {
    const behind = remaining.map(({ file, reasons: own }) => ({ file, own: countOf(own, reason) })).filter(({ own }) => own > 0);
    const rows = behind.sort((a, b) => b.own - a.own).map(({ file, own }) => fileRow(file, number(own)));
    return `<details class="reason"><summary><code>${escape(reason)}</code> in ${plural(behind.length, "file")}<b>${count}</b><div class="share" style="width:${((count / most) * 100).toFixed(2)}%"></div></summary><table><tbody>${rows.join("")}</tbody></table></details>`;
  });
  return items.length === 0 ? "" : `<h2>Why findings are blocked</h2>${items.join("\n")}`;
}

function countTable(title: string, counts: Counts): string {
  const rows = Object.entries(counts).map(([name, count]) => fileRow(name, number(count)));
  return rows.length === 0 ? "" : `<h2>${title}</h2><table><tbody>${rows.join("")}</tbody></table>`;
}

/** The status as one page that needs nothing else. */
export function statusPage(summary: Summary, title: string, date: Date): string {
  const { findings, fixable, blocked, done } = summary;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escape(title)}</h1>
<p>${plural(findings, "finding")}: ${fixable} fixable, ${blocked} blocked; ${done} done. As of ${escape(date.toISOString().slice(0, 16).replace("T", " "))} UTC.</p>
<p class="legend"><i class="done"></i>done<i class="fixable"></i>fixable<i class="blocked"></i>blocked</p>
${summary.phases.map(phaseSection).join("\n")}
${burnDown(summary.history)}
${reasonList(summary)}
${countTable("By rule", summary.rules)}
${countTable("By symbol", summary.symbols)}
${countTable("Silenced by comments", summary.silenced)}
</body>
</html>
`;
}
