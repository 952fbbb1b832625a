import { scanTrivia } from "./comments";
import type { MaskedText } from "./form-feed";
import { bridgeStrings } from "./string-gaps";

/** An opening bracket, a closing one, or what ends a header. */
const HEADER_TOKEN = /[([{]|[)\]}]|,|:(?!=)|\bif\b/g;

/** A `del`, up to a comma behind its last target. */
const DELETION = /((?:^|[;:])[ \t]*del\b[^;]*),(?=[ \t\r]*(?:;|$))/g;

/**
 * Rewrites what the parser wrongly rejects into what it accepts, so that every node keeps its place. Null where there is
 * nothing of the kind.
 */
export function bridgeGaps(source: MaskedText): MaskedText | null {
  const bridged = bridgeStrings({ ...source, text: bridgeStatements(source.text) });
  return bridged.text === source.text ? null : bridged;
}

/**
 * - `match a, b:`, `case a, *b:` and `except A, B:` get parentheses in place of blanks, which stand around their tuple or
 *   sequence;
 * - `async` in front of `for` in a comprehension, and a comma at the end of a `del`, turn into blanks.
 */
function bridgeStatements(text: string): string {
  const code = blankTrivia(text);
  const lines = text.split("\n");
  let depth = 0;
  for (const [index, line] of code.split("\n").entries()) {
    const header = depth === 0 ? parenthesize(line, lines[index] ?? "") : null;
    let bridged = header ?? lines[index] ?? "";
    for (const { index: start, 1: deletion = "" } of line.includes("del") ? line.matchAll(DELETION) : []) {
      const comma = start + deletion.length;
      bridged = `${bridged.slice(0, comma)} ${bridged.slice(comma + 1)}`;
    }
    for (const match of line.matchAll(/[([{]|[)\]}]|\basync(?=\s+for\b)/g)) {
      if ("([{".includes(match[0])) depth++;
      else if (match[0] !== "async") depth--;
      else if (depth > 0) bridged = `${bridged.slice(0, match.index)}     ${bridged.slice(match.index + 5)}`;
    }
    lines[index] = bridged;
  }
  return lines.join("\n");
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

/** Puts the open tuple or sequence of a header into parentheses; null where there is none. */
function parenthesize(code: string, line: string): string | null {
  const keyword = /^[ \t]*(?:match|case|except(?:[ \t]*\*)?)(?=[ \t])/.exec(code);
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
