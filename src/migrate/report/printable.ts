/** A line without anything that moves the cursor, colours, or turns the direction of writing: names may hold all of it. */
export const printable = (line: string): string =>
  line.replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, (letter) => `\\u{${letter.codePointAt(0)?.toString(16) ?? ""}}`);
