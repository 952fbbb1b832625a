import { escape } from "html-escaper";
import type { Counts, PhaseSummary, Snapshot, Summary } from "./summary";

const STYLE = `
:root { color-scheme: light dark; --done: #2e9e5b; --fixable: #3b7dd8; --blocked: #d9822b; --line: #8884; --soft: #8882; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
.bar { display: flex; height: 1.4rem; background: var(--soft); border-radius: .3rem; overflow: hidden; }
.bar span { display: block; } .done { background: var(--done); } .fixable { background: var(--fixable); } .blocked { background: var(--blocked); }
.phase { margin: 1rem 0; } .phase header { display: flex; justify-content: space-between; gap: 1rem; }
.legend i { display: inline-block; width: .8rem; height: .8rem; border-radius: .2rem; margin: 0 .3rem 0 1rem; vertical-align: -.05rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .2rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; } code { font-size: .9em; overflow-wrap: anywhere; }
details { margin: .4rem 0; } summary { cursor: pointer; } svg text { font-size: 11px; fill: currentColor; }
`;

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

function bar({ done, fixable, blocked }: Pick<PhaseSummary, "done" | "fixable" | "blocked">): string {
  const total = done + fixable + blocked;
  const part = (name: string, count: number): string =>
    count === 0 ? "" : `<span class="${name}" style="width:${((count / total) * 100).toFixed(2)}%" title="${count} ${name}"></span>`;
  // Nothing to do and nothing ever done is done, too.
  const parts = total === 0 ? part("done", 1).replace(/width:[^"]*/, "width:100%") : part("done", done) + part("fixable", fixable) + part("blocked", blocked);
  return `<div class="bar" role="img" aria-label="${done} done, ${fixable} fixable, ${blocked} blocked">${parts}</div>`;
}

function countTable(title: string, counts: Counts): string {
  const rows = Object.entries(counts).map(([name, count]) => `<tr><td><code>${escape(name)}</code></td><td class="n">${count}</td></tr>`);
  return `<h2>${escape(title)}</h2><table><tbody>${rows.join("")}</tbody></table>`;
}

function phaseSection(phase: PhaseSummary): string {
  const { name, priority, files, affected, findings, fixable, blocked, done, remaining, reasons } = phase;
  const rows = remaining.map((file) => {
    const why = Object.entries(file.reasons).map(([reason, count]) => `${escape(reason)} ${count}`).join(", ");
    return `<tr><td><code>${escape(file.file)}</code></td><td class="n">${file.findings}</td><td class="n">${file.fixable}</td><td>${why}</td></tr>`;
  });
  const why = Object.entries(reasons).map(([reason, count]) => `<code>${escape(reason)}</code> ${count}`).join(" · ");
  const table = `<table><thead><tr><th>file</th><th class="n">findings</th><th class="n">fixable</th><th>blocked by</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
  return `<section class="phase">
<header><strong>${escape(priority === null ? name : `${priority} ${name}`)}</strong><span>${plural(findings, "finding")} in ${affected} of ${plural(files, "file")} · ${fixable} fixable · ${blocked} blocked · ${done} done</span></header>
${bar({ done, fixable, blocked })}
${why === "" ? "" : `<p>${why}</p>`}
${remaining.length === 0 ? "" : `<details><summary>${plural(remaining.length, "file")}</summary>${table}</details>`}
</section>`;
}

const WIDTH = 900;
const HEIGHT = 180;
const MARGIN = 40;

/** The number of findings over the counts so far. */
function burnDown(history: readonly Snapshot[]): string {
  if (history.length < 2) return "";
  const most = Math.max(1, ...history.map(({ findings }) => findings));
  const x = (index: number): number => MARGIN + (index / (history.length - 1)) * (WIDTH - 2 * MARGIN);
  const y = (count: number): number => HEIGHT - MARGIN + (count / most) * (2 * MARGIN - HEIGHT);
  const points = history.map(({ findings }, index) => `${x(index).toFixed(1)},${y(findings).toFixed(1)}`).join(" ");
  const dots = history.map(({ date, findings }, index) => {
    const title = `<title>${escape(date.slice(0, 16).replace("T", " "))}: ${findings}</title>`;
    return `<circle cx="${x(index).toFixed(1)}" cy="${y(findings).toFixed(1)}" r="4" fill="var(--fixable)">${title}</circle>`;
  });
  const label = (index: number, anchor: string): string => {
    const { date, findings } = history[index] ?? { date: "", findings: 0 };
    const place = x(index).toFixed(1);
    return `<text x="${place}" y="${(y(findings) - 10).toFixed(1)}" text-anchor="${anchor}">${findings}</text><text x="${place}" y="${HEIGHT - 12}" text-anchor="${anchor}">${escape(date.slice(0, 10))}</text>`;
  };
  return `<h2>Burn-down</h2><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Findings over time"><line x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${HEIGHT - MARGIN}" y2="${HEIGHT - MARGIN}" stroke="var(--line)"/><polyline points="${points}" fill="none" stroke="var(--fixable)" stroke-width="2"/>${dots.join("")}${label(0, "start")}${label(history.length - 1, "end")}</svg>`;
}

/** The status as one page that needs nothing else. */
export function statusPage(summary: Summary, title: string, date: Date): string {
  const { findings, fixable, blocked, done, suppressed } = summary;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escape(title)}</h1>
<p>${plural(findings, "finding")}: ${fixable} fixable, ${blocked} blocked; ${done} done${suppressed === 0 ? "" : `; ${suppressed} silenced by comments`}. As of ${escape(date.toISOString().slice(0, 16).replace("T", " "))} UTC.</p>
<p class="legend"><i class="done"></i>done<i class="fixable"></i>fixable<i class="blocked"></i>blocked</p>
${summary.phases.map(phaseSection).join("\n")}
${burnDown(summary.history)}
${countTable("Why findings are blocked", summary.reasons)}
${countTable("By rule", summary.rules)}
${countTable("By symbol", summary.symbols)}
</body>
</html>
`;
}
