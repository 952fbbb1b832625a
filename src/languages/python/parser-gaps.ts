import { scanTrivia } from "./comments";

/** An opening bracket, a closing one, or what ends a header. */
const HEADER_TOKEN = /[([{]|[)\]}]|,|:(?!=)|\bif\b/g;

/**
 * Rewrites what the parser wrongly rejects into what it accepts, so that every node keeps its line and column:
 *
 * - `match a, b:` and `case a, *b:` get parentheses in place of blanks, which stand around their tuple or sequence;
 * - `async` in front of `for` in a comprehension turns into blanks.
 *
 * Null where there is nothing of the kind.
 */
export function bridgeGaps(text: string): string | null {
  const code = blankTrivia(text);
  const lines = text.split("\n");
  let depth = 0;
  let changed = false;
  for (const [index, line] of code.split("\n").entries()) {
    const header = depth === 0 ? parenthesize(line, lines[index] ?? "") : null;
    let bridged = header ?? lines[index] ?? "";
    for (const match of line.matchAll(/[([{]|[)\]}]|\basync(?=\s+for\b)/g)) {
      if ("([{".includes(match[0])) depth++;
      else if (match[0] !== "async") depth--;
      else if (depth > 0) bridged = `${bridged.slice(0, match.index)}     ${bridged.slice(match.index + 5)}`;
    }
    if (bridged === lines[index]) continue;
    lines[index] = bridged;
    changed = true;
  }
  return changed ? lines.join("\n") : null;
}

/** Whether the generator before whose target `offset` lies is written `async for`. */
export function isAsyncFor(text: string, offset: number): boolean {
  return /\basync\s+for[\s(]*$/.test(text.slice(Math.max(0, offset - 200), offset));
}

/** The text with comments as blanks and strings as underscores. */
function blankTrivia(text: string): string {
  const { comments, strings } = scanTrivia(text);
  const pieces: string[] = [];
  let copied = 0;
  const ranges = [...strings.map((range) => [range, "_"] as const), ...comments.map((range) => [range, " "] as const)];
  for (const [[start, end], filler] of ranges.sort((a, b) => a[0][0] - b[0][0])) {
    if (start < copied) continue;
    pieces.push(text.slice(copied, start), text.slice(start, end).replace(/[^\n]/g, filler));
    copied = end;
  }
  return pieces.join("") + text.slice(copied);
}

/** Puts the open tuple or sequence of a `match` or `case` header into parentheses; null where there is none. */
function parenthesize(code: string, line: string): string | null {
  const keyword = /^[ \t]*(?:match|case)(?=[ \t])/.exec(code);
  if (!keyword) return null;
  const open = keyword[0].length;
  let depth = 0;
  let isOpenTuple = false;
  HEADER_TOKEN.lastIndex = open;
  for (let token = HEADER_TOKEN.exec(code); token; token = HEADER_TOKEN.exec(code)) {
    if ("([{".includes(token[0])) depth++;
    else if (")]}".includes(token[0])) depth--;
    else if (depth > 0) continue;
    else if (token[0] === ",") isOpenTuple = true;
    else return isOpenTuple ? closeBefore(code, line, open, token.index) : null;
  }
  return null;
}

function closeBefore(code: string, line: string, open: number, end: number): string | null {
  const close = code.slice(0, end).trimEnd().length;
  const opened = `${line.slice(0, open)}(${line.slice(open + 1, close)})`;
  // The closing parenthesis takes the place of a blank, or pushes away what holds no node.
  if (close < end) return opened + line.slice(close + 1);
  if (/^:[ \t]/.test(code.slice(end))) return `${opened}:${line.slice(end + 2)}`;
  return code.slice(end + 1).trim() === "" ? opened + line.slice(end) : null;
}
