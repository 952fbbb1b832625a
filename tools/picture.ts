/** Draws docs/before-after.svg: one file of examples/multi-tenant before and after `--fix`, and what stays in it. */
import { join } from "node:path";
import { diff, splitMessage, withRepairedExample, type RepairedExample } from "./example";

const FILE = join("backend", "jobs.py");

type Kind = "same" | "added" | "removed" | "note";
interface Line {
  readonly kind: Kind;
  readonly text: string;
}

const KINDS: Readonly<Record<string, Kind>> = { " ": "same", "+": "added", "-": "removed" };

/** The lines of the difference, and below each line that was left its reason. */
function linesOf(example: RepairedExample): Line[] {
  const lines: Line[] = [];
  const messages = example.left.find(({ filePath }) => filePath.endsWith(FILE))?.messages ?? [];
  let place = 0;
  const body = diff(example, FILE, "--unified=1000").split("\n");
  for (const text of body.slice(body.findIndex((line) => line.startsWith("@@")) + 1)) {
    const kind = KINDS[text.charAt(0)] ?? "same";
    lines.push({ kind, text });
    if (kind === "removed") continue;
    place += 1;
    for (const { line, column, message } of messages) {
      const { reason } = splitMessage(message);
      if (line === place && reason !== undefined) lines.push({ kind: "note", text: `${" ".repeat(column)}↑ stays, ${reason}` });
    }
  }
  return lines;
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const CHARACTER = 7.3;
const LINE = 19;
const MARGIN = 14;
const HEADER = 36;

/** GitHub's own colours, light and dark. */
const THEMES = {
  light: { page: "#ffffff", frame: "#d1d9e0", text: "#1f2328", title: "#59636e", added: "#dafbe1", removed: "#ffebe9", note: "#9a6700" },
  dark: { page: "#0d1117", frame: "#3d444d", text: "#f0f6fc", title: "#9198a1", added: "#12361f", removed: "#3f1a1d", note: "#d29922" },
};

const rulesOf = ({ page, frame, text, title, added, removed, note }: (typeof THEMES)["light"]): string =>
  `.page { fill: ${page}; stroke: ${frame}; } .line { stroke: ${frame}; } text { fill: ${text}; } .title { fill: ${title}; } ` +
  `.added { fill: ${added}; } .removed { fill: ${removed}; } .note { fill: ${note}; }`;

const STYLE = `
    text { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; }
    ${rulesOf(THEMES.light)}
    @media (prefers-color-scheme: dark) { ${rulesOf(THEMES.dark)} }`;

function draw(lines: readonly Line[]): string {
  const title = `$ npx eslint --fix .      ${FILE}`;
  const width = Math.ceil(Math.max(...lines.map(({ text }) => text.length)) * CHARACTER + 2 * MARGIN);
  const height = HEADER + lines.length * LINE + MARGIN;
  const rows = lines.map(({ kind, text }, index) => {
    const top = HEADER + index * LINE + MARGIN / 2;
    const band = `<rect class="${kind}" x="1" y="${top}" width="${width - 2}" height="${LINE}"/>`;
    const shown = `<text${kind === "note" ? ' class="note"' : ""} x="${MARGIN}" y="${top + 13.5}" xml:space="preserve">${escape(text)}</text>`;
    return `  ${kind === "added" || kind === "removed" ? band : ""}${shown}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
  <title id="title">What --fix makes of ${FILE}, and why the rest stays</title>
  <style>${STYLE}
  </style>
  <rect class="page" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6"/>
  <text class="title" x="${MARGIN}" y="23" xml:space="preserve">${escape(title)}</text>
  <line class="line" x1="0" x2="${width}" y1="${HEADER - 0.5}" y2="${HEADER - 0.5}"/>
${rows.join("\n")}
</svg>
`;
}

export const drawPicture = (): Promise<string> => withRepairedExample((example) => draw(linesOf(example)));
