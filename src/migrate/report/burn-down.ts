import { escape } from "html-escaper";
import type { Snapshot } from "./summary";

const WIDTH = 900;
const HEIGHT = 180;
const MARGIN = 40;

/** The number of findings over the counts so far, as a picture; empty where there is only one. */
export function burnDown(history: readonly Snapshot[]): string {
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
  return `<h2>Burn-down</h2>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Findings over time"><line x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${HEIGHT - MARGIN}" y2="${HEIGHT - MARGIN}" stroke="var(--line)"/><polyline points="${points}" fill="none" stroke="var(--fixable)" stroke-width="2"/>${dots.join("")}${label(0, "start")}${label(history.length - 1, "end")}</svg>`;
}
