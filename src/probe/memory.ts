import pidusage from "pidusage";
import type { MemoryReport } from "./report";

/** Fewer rounds say nothing: a run-time grows until it is warm. */
const ROUNDS = 12;
/** All pairs of more samples are too many. */
const MOST = 1000;
const KIBIBYTE = 1024;

/** Watches how much memory a process holds. */
export class Memory {
  private readonly samples: number[] = [];

  constructor(private readonly pid: number) {}

  /** Returns whether the process is there. */
  async sample(): Promise<boolean> {
    try {
      const { memory } = await pidusage(this.pid);
      this.samples.push(memory);
      return true;
    } catch {
      return false;
    } finally {
      pidusage.clear();
    }
  }

  report(): MemoryReport | undefined {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    const megabytes = { first: first / KIBIBYTE ** 2, last: last / KIBIBYTE ** 2 };
    if (this.samples.length < ROUNDS) return megabytes;
    // The second half: what a run-time needs to get warm is in the first.
    const warm = this.samples.slice(Math.floor(this.samples.length / 2)).slice(-MOST);
    return { ...megabytes, slope: slope(warm) / KIBIBYTE };
  }
}

/** The median of the slopes of all pairs (Theil and Sen), which a few outliers do not move. */
export function slope(values: readonly number[]): number {
  const slopes = values.flatMap((left, from) => values.slice(from + 1).map((right, distance) => (right - left) / (distance + 1)));
  slopes.sort((a, b) => a - b);
  const [low = 0, high = 0] = [slopes[Math.ceil(slopes.length / 2) - 1], slopes[Math.floor(slopes.length / 2)]];
  return (low + high) / 2;
}
