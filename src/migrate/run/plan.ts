import { randomBytes } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { orderPhases } from "../phases";
import type { Migration } from "../config/schema";
import { messageOf, Refusal } from "../refusal";
import type { Progress } from "../report/progress";
import { standingChanges } from "../storage/run-state";
import type { Store } from "../storage/store";
import { interruptedRun, settle, type RecordedRun } from "./recover";

/** What the caller asks of a run; what is not said, an interrupted run says. */
export interface Request {
  readonly config: Migration;
  readonly store: Store;
  readonly progress: Progress;
  /** The names of phases; undefined for all. */
  readonly phases: readonly string[] | undefined;
  readonly commit: boolean;
  readonly allowDirty: boolean;
}

/** A new run, or one to go on with. */
export interface Plan {
  readonly run: string;
  readonly phases: readonly string[];
  readonly commit: boolean;
  readonly allowDirty: boolean;
  /** What the files that it has changed so far are to hold, by their hashes. */
  readonly own: ReadonlyMap<string, string>;
}

/** Named by its time to the millisecond, so that runs sort by age. */
function newRunName(): string {
  const time = new Date().toISOString().replaceAll(/[-:.Z]/g, "").replace("T", "-");
  return `${time}-${randomBytes(2).toString("hex")}`;
}

const wording = (phases: readonly string[], commit: boolean): string => `phases ${phases.join(", ")}, ${commit ? "with" : "without"} --commit`;

/** What was asked of a run must not change half-way. */
function refuseOtherRun({ config, phases, commit }: Request, { run, state }: RecordedRun): void {
  const known = config.phases.map(({ name }) => name);
  const missing = state.selected.filter((name) => !known.includes(name));
  const takeBack = `or take it back by \`ssot rollback ${run}\``;
  if (missing.length > 0) {
    throw new Refusal(`Run ${run} was interrupted, and the configuration lacks phases of it: ${missing.join(", ")}. Put them back to go on with it, ${takeBack}.`);
  }
  const asked = phases ?? state.selected;
  if (isDeepStrictEqual([...asked].sort(), [...state.selected].sort()) && (state.commit || !commit)) return;
  throw new Refusal(
    `Run ${run} was interrupted: ${wording(state.selected, state.commit)}. This call asks for ${wording(asked, commit)}. Leave these options out to go on with it, ${takeBack}.`,
  );
}

function settleOrSay(store: Store, interrupted: RecordedRun): string[] {
  try {
    return settle(store, interrupted);
  } catch (error) {
    throw new Refusal(`${messageOf(error)}\nTo give the run up and put back what can be, say \`ssot rollback ${interrupted.run}\`.`);
  }
}

/** The run to go on with, if one was interrupted, after what it left half done is settled; else a new one. */
export function planRun(request: Request): Plan {
  const { config, store, progress, phases, commit, allowDirty } = request;
  const interrupted = interruptedRun(store);
  if (!interrupted) {
    const selected = phases ?? orderPhases(config.phases).map(({ name }) => name);
    return { run: newRunName(), phases: selected, commit, allowDirty, own: new Map() };
  }
  refuseOtherRun(request, interrupted);
  const { run, state } = interrupted;
  progress.say(`Going on with run ${run}, which was interrupted (phases ${state.selected.join(", ")}).`);
  for (const file of settleOrSay(store, interrupted)) progress.say(`  left alone  ${file}: it was edited or removed since`);
  const own = new Map(standingChanges(state).map(({ file, after }) => [file, after]));
  return { run, phases: state.selected, commit: state.commit, allowDirty: allowDirty || state.allowDirty, own };
}
