import type { Fault, FaultKind } from "./report";

/** Of each kind, enough to see what is wrong; the counts hold the rest. */
const LISTED = 100;

/** Counts all faults and keeps the first of each kind. */
export class Faults {
  readonly listed: Fault[] = [];
  readonly counts: Record<FaultKind, number> = {
    crossed: 0,
    missing: 0,
    repeated: 0,
    disordered: 0,
    late: 0,
    anonymous: 0,
    malformed: 0,
    oversized: 0,
    disconnected: 0,
    slower: 0,
    growing: 0,
  };
  total = 0;

  add(fault: Fault): void {
    this.total += 1;
    this.counts[fault.kind] += 1;
    if (this.counts[fault.kind] <= LISTED) this.listed.push(fault);
  }
}
