import { readFileSync, writeFileSync } from "node:fs";
import { build } from "hdr-histogram-js";
import * as z from "zod";
import { messageOf } from "../migrate/refusal";
import { ProbeError } from "./error";
import type { LatencyReport, Percentiles } from "./report";

const MICROSECONDS = 1000;
/** A percentile is judged where this many samples lie above it. */
const ABOVE = 10;
/** Milliseconds that any machine may take longer: twice next to nothing is next to nothing. */
const SLACK = 5;

const percentile = z.number().min(0);
const baselineSchema = z.object({
  users: z.number(),
  samples: z.number(),
  milliseconds: z.object({ p50: percentile, p95: percentile, p99: percentile }),
});
type Baseline = z.output<typeof baselineSchema>;

/** How long responses take. */
export class Latency {
  private readonly histogram = build({ lowestDiscernibleValue: 1, highestTrackableValue: 3_600_000_000, numberOfSignificantValueDigits: 3 });

  add(milliseconds: number): void {
    this.histogram.recordValue(Math.max(1, Math.round(milliseconds * MICROSECONDS)));
  }

  report(baseline: Baseline | undefined): LatencyReport | undefined {
    const samples = this.histogram.totalCount;
    if (samples === 0) return undefined;
    const at = (percent: number) => this.histogram.getValueAtPercentile(percent) / MICROSECONDS;
    const milliseconds = { p50: at(50), p95: at(95), p99: at(99) };
    if (baseline === undefined) return { samples, milliseconds };
    const over = (key: keyof Percentiles) => milliseconds[key] / Math.max(baseline.milliseconds[key], 1 / MICROSECONDS);
    return { samples, milliseconds, ratio: { p50: over("p50"), p95: over("p95"), p99: over("p99") } };
  }
}

/** The percentiles that are above `maximum` times the baseline's, each with its share of samples above it. */
export function slowerThan(baseline: Baseline, { samples, milliseconds, ratio }: LatencyReport, maximum: number): (keyof Percentiles)[] {
  const shares: [keyof Percentiles, number][] = [["p50", 0.5], ["p95", 0.05], ["p99", 0.01]];
  return shares
    .filter(([, share]) => Math.min(samples, baseline.samples) * share >= ABOVE)
    .filter(([key]) => (ratio?.[key] ?? 0) > maximum && milliseconds[key] - baseline.milliseconds[key] > SLACK)
    .map(([key]) => key);
}

/** Reads a recorded baseline; it must have been recorded with as many users. */
export function readBaseline(file: string, users: number): Baseline {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new ProbeError(`the baseline cannot be read (${messageOf(error)}); record one with --record-baseline (recordBaseline)`);
  }
  const { data } = baselineSchema.safeParse(content);
  if (!data) throw new ProbeError(`${file} is not a baseline; record one with --record-baseline (recordBaseline)`);
  if (data.users !== users) throw new ProbeError(`${file} was recorded with ${data.users} users, not with ${users}: the figures do not compare`);
  return data;
}

export function writeBaseline(file: string, users: number, { samples, milliseconds }: LatencyReport): void {
  const baseline: Baseline = { users, samples, milliseconds };
  writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`);
}
