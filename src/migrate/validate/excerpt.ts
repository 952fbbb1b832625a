/** So many bytes are kept of the beginning of an output, and as many of its end. */
const KEPT = 128 * 1024;
/** Beyond this the middle is let go. Far above what is kept, so that bytes are seldom copied. */
const MOST = 8 * KEPT;

/** An output of any length, of which the beginning and the end are kept. */
export class Excerpt {
  #pieces: Buffer[] = [];
  #held = 0;
  #leftOut = 0;

  add(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#held += piece.length;
    if (this.#held > MOST) this.#shorten();
  }

  /** What is kept; where something was left out it says how much. */
  read(): Buffer {
    if (this.#held > 2 * KEPT) this.#shorten();
    if (this.#leftOut === 0) return Buffer.concat(this.#pieces);
    const [beginning = Buffer.alloc(0), end = Buffer.alloc(0)] = this.#pieces;
    return Buffer.concat([beginning, Buffer.from(`\n[… ${this.#leftOut} bytes left out …]\n`), end]);
  }

  #shorten(): void {
    const all = Buffer.concat(this.#pieces);
    this.#pieces = [all.subarray(0, KEPT), all.subarray(-KEPT)];
    this.#leftOut += all.length - 2 * KEPT;
    this.#held = 2 * KEPT;
  }
}
