import { escape } from "html-escaper";
import type { Mark, Timeline } from "./report";

const ROW = 22;
const LEFT = 110;
const WIDTH = 900;
const RIGHT = WIDTH - 16;
/** Between the centres of two marks. */
const GAP = 9;
const TOP = 26;
/** More rows than anybody reads; faulty ones come first. */
const MOST_ROWS = 60;

/** The colours of a timeline, on light and on dark pages. */
export const TIMELINE_STYLE = `
  .timeline { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
  .timeline text { fill: #1f2328; } .timeline .quiet { fill: #59636e; }
  .timeline line { stroke: #d1d9e0; }
  .timeline .mark { fill: #2da44e; } .timeline .fault { fill: #d4a72c; } .timeline .crossed { fill: #cf222e; }
  @media (prefers-color-scheme: dark) {
    .timeline text { fill: #f0f6fc; } .timeline .quiet { fill: #9198a1; }
    .timeline line { stroke: #3d444d; }
    .timeline .mark { fill: #3fb950; } .timeline .fault { fill: #d29922; } .timeline .crossed { fill: #f85149; }
  }`;

interface TimelineShape {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Draws one round: users as rows, what they received as marks over time, which come in its order. */
export function drawTimeline({ marks }: Timeline, users: readonly string[]): TimelineShape {
  const end = Math.max(1, marks.at(-1)?.at ?? 0);
  const byUser = new Map<string, Mark[]>(users.map((user) => [user, []]));
  for (const mark of marks) byUser.get(mark.user)?.push(mark);
  const isFaulty = (user: string) => byUser.get(user)?.some(({ fault }) => fault !== undefined) ?? false;
  const shown = users.length <= MOST_ROWS ? users : [...users].sort((a, b) => Number(isFaulty(b)) - Number(isFaulty(a))).slice(0, MOST_ROWS);
  const left = (at: number) => LEFT + (Math.max(0, at) / end) * (RIGHT - LEFT);
  const rows = shown.map((user, index) => {
    const middle = TOP + index * ROW + ROW / 2;
    const own = byUser.get(user) ?? [];
    const places = spread(own.map(({ at }) => left(at)));
    const drawn = own.map((mark, place) => drawMark(mark, places[place] ?? LEFT, middle)).join("");
    return `<text x="${LEFT - 12}" y="${middle + 4}" text-anchor="end">${escape(clip(user))}</text><line x1="${LEFT}" x2="${WIDTH - 8}" y1="${middle}" y2="${middle}"/>${drawn}`;
  });
  const hidden = users.length - shown.length;
  const height = TOP + shown.length * ROW + (hidden > 0 ? ROW : 6);
  const note = hidden > 0 ? `<text class="quiet" x="${LEFT}" y="${height - 8}">and ${hidden} more users</text>` : "";
  const axis = `<text class="quiet" x="${LEFT}" y="14">0 ms</text><text class="quiet" x="${WIDTH - 8}" y="14" text-anchor="end">${end.toFixed(0)} ms</text>`;
  return { svg: [axis, ...rows, note].join("\n"), width: WIDTH, height };
}

function drawMark({ at, label, fault, owner }: Mark, x: number, y: number): string {
  const kind = fault === undefined ? "mark" : fault === "crossed" ? "crossed" : "fault";
  const title = `${label}${owner === undefined ? "" : ` of ${owner}`}${fault === undefined ? "" : ` (${fault})`}, ${at.toFixed(1)} ms`;
  return `<circle class="${kind}" cx="${x.toFixed(1)}" cy="${y}" r="4.5"><title>${escape(title)}</title></circle>`;
}

/** Moves marks apart that would cover each other, and back from the right edge; needs them in their order. */
function spread(wanted: readonly number[]): number[] {
  const gap = Math.min(GAP, (RIGHT - LEFT) / Math.max(1, wanted.length));
  const places = [...wanted];
  for (let index = 1; index < places.length; index++) {
    places[index] = Math.max(places[index] ?? 0, (places[index - 1] ?? 0) + gap);
  }
  let edge = RIGHT;
  for (let index = places.length - 1; index >= 0; index--, edge -= gap) {
    places[index] = Math.min(places[index] ?? edge, edge);
  }
  return places;
}

const clip = (name: string): string => (name.length > 13 ? `${name.slice(0, 12)}…` : name);
