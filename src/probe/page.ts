import { escape } from "html-escaper";
import type { ProbeReport } from "./report";
import { formatReport } from "./text";
import { drawTimeline, TIMELINE_STYLE } from "./timeline";

/** One probe in a page. */
export interface Section {
  readonly title: string;
  readonly report: ProbeReport;
}

/** A page that needs nothing but itself: what was found, and who received what when. */
export function drawPage(title: string, sections: readonly Section[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 960px; margin: 2rem auto; padding: 0 1rem; }
  pre { overflow-x: auto; } svg { max-width: 100%; height: auto; } h2 small { font-weight: normal; }
  .passed { color: #1a7f37; } .failed { color: #cf222e; }
  @media (prefers-color-scheme: dark) { .passed { color: #3fb950; } .failed { color: #f85149; } }${TIMELINE_STYLE}
</style>
</head>
<body>
<h1>${escape(title)}</h1>
<p>Each row is a user, each mark a message that this user received: green as it should be, red if it concerns somebody else,
yellow for any other fault. Point at a mark to see what it is.</p>
${sections.map(drawSection).join("\n")}
</body>
</html>
`;
}

function drawSection({ title, report }: Section): string {
  const outcome = report.ok ? "passed" : "failed";
  const rounds = report.timelines.map((timeline) => {
    const { svg, width, height } = drawTimeline(timeline, report.users);
    const label = `Round ${timeline.round}: ${timeline.faults} faults`;
    return `<h3>${label}</h3>\n<svg class="timeline" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">\n${svg}\n</svg>`;
  });
  return `<section>\n<h2>${escape(title)} <small class="${outcome}">${outcome}</small></h2>\n<pre>${escape(formatReport(report))}</pre>\n${rounds.join("\n")}\n</section>`;
}
