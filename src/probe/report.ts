export const FAULT_KINDS = {
  crossed: "a user received what concerns another",
  missing: "a required event arrived nowhere",
  repeated: "an event arrived more than once",
  disordered: "events arrived in the wrong order",
  late: "an event arrived after its round was over",
  anonymous: "an event does not say whom it concerns",
  malformed: "a message is not JSON",
  oversized: "a message is too long",
  disconnected: "the server ended a connection",
  slower: "responses take longer than the baseline allows",
  growing: "the server's memory grows from round to round",
} as const;

export type FaultKind = keyof typeof FAULT_KINDS;

/** One thing that should not have happened. */
export interface Fault {
  readonly kind: FaultKind;
  /** A sentence that names users and events. */
  readonly message: string;
  /** Counted from 1; none for what only all rounds together show. */
  readonly round?: number;
  /** The user who received it, or did not. */
  readonly user?: string;
  readonly event?: string;
}

/** One message in a timeline. */
export interface Mark {
  readonly user: string;
  /** Milliseconds since the round began. */
  readonly at: number;
  readonly label: string;
  /** What is wrong with it, if it is. */
  readonly fault?: FaultKind;
  /** Of a crossed event: the user whom it concerns. */
  readonly owner?: string;
}

/** Who received what in one round. */
export interface Timeline {
  readonly round: number;
  readonly faults: number;
  readonly marks: readonly Mark[];
}

/** Milliseconds, or how many times the baseline's. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface LatencyReport {
  readonly samples: number;
  readonly milliseconds: Percentiles;
  /** How many times the baseline's. */
  readonly ratio?: Percentiles;
}

export interface MemoryReport {
  /** Mebibytes after the first and after the last round. */
  readonly first: number;
  readonly last: number;
  /** Kibibytes a round; none where there are too few rounds to tell. */
  readonly slope?: number;
}

/** What a probe saw. */
export interface ProbeReport {
  readonly ok: boolean;
  readonly url: string;
  readonly users: readonly string[];
  readonly events: readonly string[];
  /** How many rounds were played. */
  readonly rounds: number;
  /** Required events that reached the user who asked, and how many should have. */
  readonly delivered: number;
  readonly expected: number;
  /** How often each kind of fault was seen. */
  readonly counts: Readonly<Record<FaultKind, number>>;
  /** The first of each kind. */
  readonly faults: readonly Fault[];
  /** Why the probe ended before its last round, if it did. */
  readonly stopped?: string;
  readonly latency?: LatencyReport;
  readonly memory?: MemoryReport;
  /** A few rounds in full: the first faulty ones, else the first. */
  readonly timelines: readonly Timeline[];
}
