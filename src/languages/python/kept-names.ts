/** What stands before a name that a statement keeps by another one, or gives some arguments before: `f = a.`, `f = partial(`. */
const KEPT = /^[ \t]*([\w\u0080-\uffff]+)[ \t]*(?::[^=\r\n]*)?=[ \t]*(?:[\w.\u0080-\uffff]*\bpartial[ \t]*\([ \t]*)?(?:[\w\u0080-\uffff]+[ \t]*\.[ \t]*)*$/;

/** What stands before the name of a first base. */
const DERIVED = /^[ \t]*class[ \t]+([\w\u0080-\uffff]+)[ \t]*\([ \t]*(?:[\w\u0080-\uffff]+[ \t]*\.[ \t]*)*$/;

/** The name with its attributes, which nothing calls on the spot. */
const BEHIND = /[\w\u0080-\uffff]+(?:[ \t]*\.[ \t]*[\w\u0080-\uffff]+)*[ \t]*(?:[;#,)\r\n]|$)/y;

/** The name by which a statement keeps what stands at `index`, to be called later. */
export const keptAs = (text: string, index: number): string | null => nameBefore(text, index, KEPT);

/**
 * The name by which what stands at `index` is called later: one that keeps it, or a class that derives from it. Other code that
 * does so is not followed: by this alone it is known which lines of a text matter.
 */
export const calledAs = (text: string, index: number): string | null => keptAs(text, index) ?? nameBefore(text, index, DERIVED);

/** Whether a class derives from what stands at `index`, so that `super()` in it may mean that. */
export const derivesFrom = (text: string, index: number): boolean => nameBefore(text, index, DERIVED) !== null;

const LINE_ENDS = "\n\r";

function nameBefore(text: string, index: number, pattern: RegExp): string | null {
  let start = index;
  while (start > 0 && !LINE_ENDS.includes(text.charAt(start - 1))) start -= 1;
  const name = pattern.exec(text.slice(start, index))?.[1];
  BEHIND.lastIndex = index;
  return name !== undefined && BEHIND.test(text) ? name : null;
}
