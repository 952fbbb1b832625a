import { mkdirSync, mkdtempSync, realpathSync, rm, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Runs `use` on a directory that holds the files, and removes it. */
export function withProject<Result>(files: Readonly<Record<string, string>>, use: (directory: string) => Result): Result {
  const directory = realpathSync(mkdtempSync(path.join(tmpdir(), "ssot-fuzz-")));
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(directory, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return use(directory);
  } finally {
    // Nobody waits for it.
    rm(directory, { recursive: true, force: true }, () => undefined);
  }
}
