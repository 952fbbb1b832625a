import { ProbeError } from "./error";
import type { ProbeSettings } from "./options";
import type { ProbeReport } from "./report";
import { runProbe } from "./run";
import { formatReport, verdict } from "./text";

/** How a gate that is a probe went. */
interface ProbeOutcome {
  readonly passed: boolean;
  /** What is wrong, in one line. */
  readonly problem: string;
  /** All that was seen. */
  readonly output: string;
  /** What kinds of faults with which events: what was not there before a change was brought about by it. */
  readonly faults: readonly string[];
}

/** Probes as a gate: never throws for what the server does, and leaves nothing running. */
export async function runProbeGate(probe: ProbeSettings, { cwd, signal }: { readonly cwd: string; readonly signal?: AbortSignal }): Promise<ProbeOutcome> {
  try {
    const report = await runProbe(probe, { cwd, ...(signal && { signal }) });
    return { passed: report.ok, problem: verdict(report), output: formatReport(report), faults: fingerprints(report) };
  } catch (error) {
    if (!(error instanceof ProbeError)) throw error;
    return { passed: false, problem: error.message, output: error.message, faults: ["no-answer"] };
  }
}

/** Which events stray is a matter of chance; which of them get lost is not. */
function fingerprints({ faults, stopped }: ProbeReport): string[] {
  const seen = new Set(faults.map(({ kind, event }) => (event === undefined || kind === "crossed" ? kind : `${kind} ${event}`)));
  return [...seen, ...(stopped === undefined ? [] : ["stopped"])];
}
