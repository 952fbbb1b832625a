import type { ProbeSpec } from "../probe/spec";

/** A part of the project that is migrated, validated and, where something breaks, put back as one. */
export interface PhaseSpec {
  name: string;
  /** Lower comes first: `"P0"` before `"P1"`. Phases without one come last, in the order in which they stand. */
  priority?: string;
  /** Globs of its files, relative to the project. A file of two phases belongs to the first. */
  files: string[];
}

/** A command that tells by its exit code whether the code still works. It runs without a shell. */
export interface CheckSpec {
  name: string;
  /** The program and its arguments. */
  run: string[];
  /** Seconds until it is ended, together with the processes that it started. Default: 300. */
  timeout?: number;
  /** Whether it may run beside other checks, and beside itself on another file. Default: true. */
  parallel?: boolean;
}

/** A check of one file: in its arguments `{file}` stands for the path, relative to the project. */
export interface ValidatorSpec extends CheckSpec {
  /** Globs of the files that it is for. Default: every file. */
  files?: string[];
}

/** A live server that many users ask at once: see `docs/probe.md`. */
export interface ProbeCheckSpec {
  name: string;
  probe: ProbeSpec;
  /** Seconds until it is ended, together with the server that it started. Default: 300. */
  timeout?: number;
}

/** What `ssot.config.*` holds. */
export interface MigrationSpec {
  phases: PhaseSpec[];
  /** Run after every file that was changed. */
  validate?: ValidatorSpec[];
  /** Run after every phase. */
  gate?: (CheckSpec | ProbeCheckSpec)[];
}

/** Returns its argument, checked by the compiler; `ssot` checks it again when it reads it. */
export function defineMigration<const Given extends MigrationSpec>(migration: Given): Given {
  return migration;
}
