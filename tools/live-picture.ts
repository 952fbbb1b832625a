/** Draws docs/live.svg: one round of the service as written and one of the repaired service, from a real probe. */
import type { ProbeReport, Timeline } from "../src/probe/report";
import { drawTimeline, TIMELINE_STYLE } from "../src/probe/timeline";

const HEADER = 34;

interface Panel {
  readonly title: string;
  readonly report: ProbeReport;
}

/** How much of a round had passed when the first message was received: much, where the machine had other work to do. */
function idleShare({ marks }: Timeline): number {
  return (marks[0]?.at ?? 0) / Math.max(1, marks.at(-1)?.at ?? 0);
}

export function drawLivePicture(before: ProbeReport, after: ProbeReport): string {
  const panels = [
    { title: "as written", report: before },
    { title: "after eslint --fix", report: after },
  ];
  let top = 0;
  let widest = 0;
  const drawn = panels.map(({ title, report }: Panel) => {
    const { rounds, delivered, expected, counts, timelines, users } = report;
    const timeline = [...timelines].sort((one, other) => idleShare(one) - idleShare(other))[0];
    if (!timeline) throw new Error(`${title}: no round was played`);
    const { svg, width, height } = drawTimeline(timeline, users);
    const summary = `${users.length} users, ${rounds} rounds: ${delivered} of ${expected} events delivered, ${counts.crossed} crossed`;
    const panel = `<text x="14" y="${top + 22}" font-weight="bold">${title}</text>
<text class="quiet" x="${width - 8}" y="${top + 22}" text-anchor="end">${summary}</text>
<g transform="translate(0 ${top + HEADER})">
${svg}
</g>`;
    top += HEADER + height + 10;
    widest = Math.max(widest, width);
    return panel;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" class="timeline" width="${widest}" height="${top}" viewBox="0 0 ${widest} ${top}" role="img" aria-labelledby="title">
<title id="title">What ten users receive from the service as written, and after eslint --fix: crossed events in red</title>
<style>
  .page { fill: #ffffff; stroke: #d1d9e0; } @media (prefers-color-scheme: dark) { .page { fill: #0d1117; stroke: #3d444d; } }${TIMELINE_STYLE}
</style>
<rect class="page" x="0.5" y="0.5" width="${widest - 1}" height="${top - 1}" rx="6"/>
${drawn.join("\n")}
</svg>
`;
}
