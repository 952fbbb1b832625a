import { SingleBar, Presets } from "cli-progress";
import { plural } from "./plural";
import { printable } from "./printable";

/** Tells the user how far the work is. */
export interface Progress {
  /** A line that stays. */
  say(line: string): void;
  /** A line that a log should have; a bar shows as much. */
  log(line: string): void;
  start(title: string, total: number): void;
  advance(file: string): void;
  stop(): void;
}

/** A bar on a terminal; the lines that stay are printed above it. */
class Bar implements Progress {
  #bar: SingleBar | null = null;

  say(line: string): void {
    if (this.#bar) process.stderr.write("\r\u{1B}[2K");
    process.stderr.write(`${printable(line)}\n`);
    this.#bar?.updateETA();
  }

  log(): void {
    // The bar counts it.
  }

  start(title: string, total: number): void {
    this.#bar = new SingleBar({ format: "{title} {bar} {value}/{total} {file}", stream: process.stderr, hideCursor: true }, Presets.shades_grey);
    this.#bar.start(total, 0, { title: printable(title), file: "" });
  }

  advance(file: string): void {
    this.#bar?.increment(1, { file: printable(file) });
  }

  stop(): void {
    this.#bar?.stop();
    this.#bar = null;
  }
}

/** Plain lines, for logs. */
class Lines implements Progress {
  say(line: string): void {
    process.stderr.write(`${printable(line)}\n`);
  }

  log(line: string): void {
    this.say(line);
  }

  start(title: string, total: number): void {
    this.say(`${title}: ${plural(total, "file")} to look at`);
  }

  advance(): void {
    // What happened to a file is said in a line of its own.
  }

  stop(): void {
    // Nothing is held open.
  }
}

/** Progress goes to the error stream, so that results can be piped. */
export const createProgress = (): Progress =>
  process.stderr.isTTY && process.env.CI === undefined ? new Bar() : new Lines();
