import type { Migration } from "../config/schema";
import type { ProjectLinter } from "../lint/project-linter";
import type { Progress } from "../report/progress";
import type { Journal } from "../storage/journal";
import type { Store } from "../storage/store";
import type { Checker } from "../validate/checker";
import type { Tally } from "./tally";

/** What the parts of a run share. */
export interface RunContext {
  readonly cwd: string;
  readonly config: Migration;
  readonly store: Store;
  readonly journal: Journal;
  readonly linter: ProjectLinter;
  readonly checker: Checker;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly tally: Tally;
  /** The number of the next unit of the run. */
  nextUnit(): number;
}
