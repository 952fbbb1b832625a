/** The line that declares the encoding of a file: the first, or the second behind a comment or nothing. */
const DECLARATION = /^(?:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n?|\n))??[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)/d;

const UTF8 = /^(?:utf[-_]?8(?:[-_]sig)?|u8|utf|cp65001)$/i;

/** Endings that editors add. */
const LINE_END = /-(?:unix|dos|mac)$/i;

const NON_ASCII = /[\u0080-\uffff]/;

/**
 * The declared encoding of a file that its bytes, which were read as UTF-8, do not have; null where the text is the one
 * that Python reads, too: an encoding that knows ASCII is no obstacle to a file of nothing else.
 */
export function foreignEncoding(text: string): { readonly name: string; readonly offset: number } | null {
  const declaration = DECLARATION.exec(text);
  const name = declaration?.[1];
  if (name === undefined || UTF8.test(name.replace(LINE_END, ""))) return null;
  if (!NON_ASCII.test(text) && isReadAsAscii(text, name.replace(LINE_END, ""))) return null;
  return { name, offset: declaration?.indices?.[1]?.[0] ?? 0 };
}

function isReadAsAscii(text: string, name: string): boolean {
  const label = name.replace(/_/g, "-").replace(/^latin-/i, "latin");
  try {
    return new TextDecoder(label).decode(new TextEncoder().encode(text)) === text;
  } catch {
    // An encoding that nobody else knows.
    return false;
  }
}
