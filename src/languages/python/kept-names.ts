/** What stands before a name that a statement keeps by another one, or gives some arguments before: `f = a.`, `f = partial(`. */
const BEFORE = /^[ \t]*([\w\u0080-\uffff]+)[ \t]*(?::[^=\r\n]*)?=[ \t]*(?:[\w.\u0080-\uffff]*\bpartial[ \t]*\([ \t]*)?(?:[\w\u0080-\uffff]+[ \t]*\.[ \t]*)*$/;

/** The name with its attributes, which nothing calls on the spot. */
const BEHIND = /[\w\u0080-\uffff]+(?:[ \t]*\.[ \t]*[\w\u0080-\uffff]+)*[ \t]*(?:[;#,)\r\n]|$)/y;

/**
 * The name by which a statement keeps what stands at `index`, to be called later. Other code that does so is not followed: by
 * this alone it is known which lines of a text matter.
 */
export function keptAs(text: string, index: number): string | null {
  const start = Math.max(text.lastIndexOf("\n", index - 1), text.lastIndexOf("\r", index - 1)) + 1;
  const kept = BEFORE.exec(text.slice(start, index))?.[1];
  BEHIND.lastIndex = index;
  return kept !== undefined && BEHIND.test(text) ? kept : null;
}
