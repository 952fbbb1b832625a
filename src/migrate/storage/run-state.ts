import type { Change, Entry } from "./journal";

/** Files that were changed together. */
export interface UnitState {
  readonly unit: number;
  readonly phase: string;
  readonly changes: readonly Change[];
  readonly state: "pending" | "kept" | "restored";
  /** Those of its files that were not restored with the others, as somebody had edited them. */
  readonly edited: readonly string[];
}

export interface PhaseState {
  readonly phase: string;
  state: "open" | "failed" | "restored" | "kept";
}

/** What a journal says of a run. */
export interface RunState {
  readonly commit: boolean;
  readonly allowDirty: boolean;
  readonly selected: readonly string[];
  readonly units: readonly UnitState[];
  readonly phases: readonly PhaseState[];
  readonly ended: boolean;
  /** A rollback began, and did not come to its end. */
  readonly rollingBack: boolean;
}

/** Reads the state of a run off its journal. */
export function stateOf(entries: readonly Entry[]): RunState {
  const units = new Map<number, UnitState>();
  const phases = new Map<string, PhaseState>();
  let commit = false;
  let allowDirty = false;
  let selected: readonly string[] = [];
  let ended = false;
  let rollingBack = false;
  const settle = (unit: number, state: UnitState["state"], edited: readonly string[] = []): void => {
    const found = units.get(unit);
    if (found) units.set(unit, { ...found, state, edited });
  };
  const settlePhase = (phase: string, state: PhaseState["state"]): void => {
    const found = phases.get(phase);
    if (found) found.state = state;
  };
  for (const entry of entries) {
    switch (entry.type) {
      case "run":
        ({ commit, allowDirty, phases: selected } = entry);
        break;
      case "phase":
        phases.set(entry.phase, { phase: entry.phase, state: "open" });
        break;
      case "change":
        units.set(entry.unit, { unit: entry.unit, phase: entry.phase, changes: entry.changes, state: "pending", edited: [] });
        break;
      case "kept":
        for (const unit of entry.units) settle(unit, "kept");
        break;
      case "restored":
        settle(entry.unit, "restored", entry.edited);
        break;
      case "phase-failed":
        settlePhase(entry.phase, "failed");
        break;
      case "phase-kept":
        settlePhase(entry.phase, "kept");
        break;
      case "phase-restored":
        settlePhase(entry.phase, "restored");
        for (const { unit, phase, state } of units.values()) if (phase === entry.phase && state === "kept") settle(unit, "restored", entry.edited);
        break;
      case "end":
        ended = true;
        break;
      case "rollback":
        ended = true;
        rollingBack = true;
        break;
      case "rolled-back": {
        rollingBack = false;
        // What is not back yet can still be put back, once the reason is gone.
        const left = [...entry.edited, ...entry.failed.map(({ file }) => file)];
        for (const unit of units.keys()) settle(unit, "restored", left);
        break;
      }
      default:
    }
  }
  return { commit, allowDirty, selected, units: [...units.values()], phases: [...phases.values()], ended, rollingBack };
}

/** The changes that are not undone. */
export const standingChanges = ({ units }: RunState): Change[] =>
  units.flatMap(({ changes, state, edited }) => (state === "restored" ? changes.filter(({ file }) => edited.includes(file)) : changes));

/** The changes of a phase that were checked and kept. */
export const keptChanges = ({ units }: RunState, phase: string): Change[] =>
  units.filter((unit) => unit.phase === phase && unit.state === "kept").flatMap(({ changes }) => changes);
