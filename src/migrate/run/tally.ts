/** What became of the files of one phase. */
export interface PhaseTally {
  readonly phase: string;
  state: "kept" | "restored" | "waiting";
  /** Why the phase went back. */
  reason: string | null;
  commit: string | null;
  readonly changed: string[];
  /** Files that were changed and put back, with the reason. */
  readonly restored: { readonly file: string; readonly reason: string }[];
  /** Files that somebody edited before they could be put back, with the reason why they should have been. */
  readonly abandoned: { readonly file: string; readonly reason: string }[];
  /** Files that could not be changed, with the reason. */
  readonly left: { readonly file: string; readonly reason: string }[];
  /** Files that were changed, and then edited by somebody else, or by a check, before the run went on. */
  readonly edited: string[];
  /** Checks that fail, but failed before the change, too; with why it cannot be told whether they fail by more than before. */
  readonly failedBefore: { readonly check: string; readonly of: string; readonly problem: string; readonly doubt: string | null }[];
}

/** What became of a run. */
export interface Tally {
  readonly run: string;
  readonly phases: PhaseTally[];
}

export function openPhase(tally: Tally, phase: string): PhaseTally {
  const opened: PhaseTally = { phase, state: "waiting", reason: null, commit: null, changed: [], restored: [], abandoned: [], left: [], edited: [], failedBefore: [] };
  tally.phases.push(opened);
  return opened;
}
