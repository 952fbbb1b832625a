import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { runProbeGate } from "../../probe/gate";
import type { ProbeSettings } from "../../probe/options";
import { Refusal } from "../refusal";
import { PRIVATE } from "../storage/durable";
import { SEVERITY, type CheckRun, type Outcome } from "./run-check";

/** Probes a server as a check; what it saw goes to the file for output. */
export async function runProbeCheck(run: Omit<CheckRun, "command"> & { readonly probe: ProbeSettings }): Promise<Outcome> {
  const { probe, timeout, cwd, output, signal } = run;
  const time = AbortSignal.timeout(timeout * 1000);
  try {
    const { passed, problem, faults, output: text } = await runProbeGate(probe, { cwd, signal: AbortSignal.any([signal, time]) });
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, `${text}\n`, PRIVATE);
    return passed ? { passed } : { passed, problem, severity: 1, symptoms: { faults: new Map(faults.map((fault) => [fault, 1])), remarks: new Map() } };
  } catch (error) {
    if (signal.aborted) throw new Refusal("Interrupted.");
    if (time.aborted) return { passed: false, problem: `took longer than ${timeout} s and was ended`, severity: SEVERITY.hang, symptoms: { faults: new Map(), remarks: new Map() } };
    throw error;
  }
}
