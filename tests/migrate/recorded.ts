import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Journal, type Change, type Entry } from "../../src/migrate/storage/journal";
import { Store } from "../../src/migrate/storage/store";

const created: string[] = [];

export function removeRecorded(): void {
  for (const directory of created.splice(0)) rmSync(directory, { recursive: true });
}

/** A project and the journal of a run in it. */
export class Recorded {
  readonly store: Store;
  private run = "";

  constructor(parent = tmpdir()) {
    this.store = new Store(mkdtempSync(join(parent, "ssot-recorded-")));
    created.push(this.store.cwd);
    this.store.prepare();
    this.begin("1");
  }

  path(file: string): string {
    return join(this.store.cwd, file);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }

  read(file: string): string {
    return readFileSync(this.path(file), "utf8");
  }

  /** Changes a file. */
  apply(file: string, from: string, to: string): Change {
    this.write(file, to);
    return { file, before: this.store.keep(Buffer.from(from)), after: this.store.keep(Buffer.from(to)) };
  }

  /** Changes a file and notes it. */
  change(unit: number, file: string, from: string, to: string, ...then: Entry[]): void {
    this.note({ type: "change", phase: "all", unit, changes: [this.apply(file, from, to)] }, ...then);
  }

  note(...entries: Entry[]): void {
    const journal = new Journal(this.store.runDirectory(this.run));
    for (const entry of entries) journal.append(entry);
    journal.close();
  }

  /** Begins another run. */
  begin(run: string, { phases = ["all"], commit = false }: { readonly phases?: string[]; readonly commit?: boolean } = {}): void {
    this.run = run;
    this.note({ type: "run", commit, allowDirty: false, phases });
  }
}
