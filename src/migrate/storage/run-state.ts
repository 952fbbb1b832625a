import type { Change, Entry } from "./journal";

/** Files that were changed together. */
export interface UnitState {
  readonly unit: number;
  readonly phase: string;
  readonly changes: readonly Change[];
  state: "pending" | "kept" | "restored";
}

export interface PhaseState {
  readonly phase: string;
  state: "open" | "failed" | "restored" | "kept";
  committed: boolean;
}

/** What a journal says of a run. */
export interface RunState {
  readonly commit: boolean;
  readonly selected: readonly string[];
  readonly units: readonly UnitState[];
  readonly phases: readonly PhaseState[];
  readonly ended: boolean;
  readonly rolledBack: boolean;
}

/** Reads the state of a run off its journal. */
export function stateOf(entries: readonly Entry[]): RunState {
  const units = new Map<number, UnitState>();
  const phases = new Map<string, PhaseState>();
  let commit = false;
  let selected: readonly string[] = [];
  let ended = false;
  let rolledBack = false;
  const settle = (unit: number, state: UnitState["state"]): void => {
    const found = units.get(unit);
    if (found) found.state = state;
  };
  const settlePhase = (phase: string, state: PhaseState["state"]): void => {
    const found = phases.get(phase);
    if (found) found.state = state;
  };
  for (const entry of entries) {
    switch (entry.type) {
      case "run":
        ({ commit, phases: selected } = entry);
        break;
      case "phase":
        phases.set(entry.phase, { phase: entry.phase, state: "open", committed: false });
        break;
      case "change":
        units.set(entry.unit, { unit: entry.unit, phase: entry.phase, changes: entry.changes, state: "pending" });
        break;
      case "kept":
        for (const unit of entry.units) settle(unit, "kept");
        break;
      case "restored":
        settle(entry.unit, "restored");
        break;
      case "phase-failed":
        settlePhase(entry.phase, "failed");
        break;
      case "phase-kept":
        settlePhase(entry.phase, "kept");
        break;
      case "phase-restored":
        settlePhase(entry.phase, "restored");
        for (const unit of units.values()) if (unit.phase === entry.phase) unit.state = "restored";
        break;
      case "commit": {
        const phase = phases.get(entry.phase);
        if (phase) phase.committed = true;
        break;
      }
      case "end":
        ended = true;
        break;
      case "rollback":
        ended = true;
        break;
      case "rolled-back":
        // What somebody has edited can still be put back once that is undone.
        rolledBack = entry.edited.length === 0;
        break;
      default:
    }
  }
  return { commit, selected, units: [...units.values()], phases: [...phases.values()], ended, rolledBack };
}

/** What a sequence of units did to each file: its content before the first and after the last. */
export function netChanges(units: readonly UnitState[]): Change[] {
  const net = new Map<string, Change>();
  for (const change of units.flatMap(({ changes }) => changes)) {
    const first = net.get(change.file);
    net.set(change.file, first ? { ...first, after: change.after } : change);
  }
  return [...net.values()];
}
