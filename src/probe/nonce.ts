import { randomBytes } from "node:crypto";

/** Whose request a text comes from. */
export interface Origin {
  /** The user's place in the list. */
  readonly user: number;
  readonly round: number;
}

/** Marks requests with words that no other text holds, so that an answer tells whose it is wherever it arrives. */
export class Nonces {
  private readonly run = `ssot${randomBytes(6).toString("hex")}`;
  private readonly pattern = new RegExp(String.raw`${this.run}u(\d+)r(\d+)x`, "g");

  of({ user, round }: Origin): string {
    return `${this.run}u${user}r${round}x`;
  }

  /** All that a text holds. */
  in(text: string): Origin[] {
    return Array.from(text.matchAll(this.pattern), ([, user, round]) => ({ user: Number(user), round: Number(round) }));
  }
}
