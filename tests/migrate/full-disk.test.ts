import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Journal, readJournal, type Entry } from "../../src/migrate/storage/journal";
import { rollBack } from "../../src/migrate/run/rollback";
import { newPython, oldPython, Project, pythonProject, removeProjects } from "./project";
import { Recorded, removeRecorded } from "./recorded";
import { findFaults } from "./truth";

/** A file system of its own, in memory. */
function mountDisk(): string | null {
  const directory = mkdtempSync(join(tmpdir(), "ssot-disk-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", directory]);
  if (status === 0) return directory;
  rmSync(directory, { recursive: true });
  return null;
}

const disk = mountDisk();
// Only root may mount, and not in every container.
const testOnDisk = disk === null ? test.skip : test;

afterAll(() => {
  removeProjects();
  if (disk === null) return;
  spawnSync("umount", [disk]);
  rmSync(disk, { recursive: true });
});
jest.setTimeout(120_000);

const files = ["tests/both/test_b.py", "tests/critical/test_a.py", "tests/unit/test_c.py"];
const contents = Object.fromEntries(files.map((file) => [file, { old: `${oldPython}# ${file}\n`, new: `${newPython}# ${file}\n` }]));

/** Fills the disk with a file, but for some pages of 4 KiB. */
function fill(ballast: string, left: number): void {
  spawnSync("dd", ["if=/dev/zero", `of=${ballast}`, "bs=4k"]);
  spawnSync("truncate", ["-s", `-${left * 4}K`, ballast]);
}

testOnDisk("wherever the disk is full, no file is half, the journal is right, and the job is finished once there is room", () => {
  const texts = Object.fromEntries(files.map((file) => [file, contents[file]!.old]));
  const stops = [0, 4, 6, 7, 8].map((pages) => {
    const project = new Project({ ...pythonProject, ...texts }, disk!);
    fill(project.path("ballast"), pages);
    const { code, stderr } = project.ssot("migrate");
    const faults = findFaults(project, contents);
    const migrated = files.filter((file) => project.read(file) === contents[file]!.new).length;
    rmSync(project.path("ballast"));
    const { code: second } = project.ssot("migrate");
    const rest = files.filter((file) => project.read(file) !== contents[file]!.new);
    rmSync(project.directory, { recursive: true });
    return { pages, code, isTold: /disk is full|ENOSPC/.test(stderr), faults, migrated, second, rest };
  });
  const stopped = stops.filter(({ code }) => code !== 0);
  expect(stops.filter(({ faults, second, rest }) => faults.length > 0 || second !== 0 || rest.length > 0)).toEqual([]);
  expect(stopped.filter(({ code, isTold }) => code !== 2 || !isTold)).toEqual([]);
  // Some stop before the first file, some between two.
  expect(new Set(stopped.map(({ migrated }) => migrated)).size).toBeGreaterThan(1);
});

testOnDisk("a rollback names what it has no room for, restores the rest, and finishes once there is room", () => {
  const project = new Recorded(disk!);
  const large = "x".repeat(100_000);
  project.change(1, "large.py", large, "new\n", { type: "kept", units: [1] });
  project.change(2, "small.py", "old\n", "new\n", { type: "kept", units: [2] });
  const ballast = project.path("ballast");
  fill(ballast, 4);
  const first = rollBack(project.store, undefined);
  rmSync(ballast);
  expect(first).toMatchObject({ restored: ["small.py"], failed: [{ file: "large.py", reason: `${project.path("large.py")} cannot be written: the disk is full` }] });
  expect([project.read("large.py"), project.read("small.py")]).toEqual(["new\n", "old\n"]);
  expect(rollBack(project.store, undefined)).toMatchObject({ restored: ["large.py"], failed: [] });
  expect(project.read("large.py")).toBe(large);
  removeRecorded();
});

testOnDisk("a file that cannot be replaced, as it is mounted by itself, does not hold up the others", () => {
  const project = new Project(pythonProject);
  const mounted = project.path(files[1]!);
  spawnSync("mount", ["--bind", mounted, mounted]);
  const { code, stdout } = project.ssot("migrate");
  spawnSync("umount", [mounted]);
  expect(stdout).toContain(`put back    ${files[1]!}: ${mounted} cannot be written: it is in use, or mounted by itself\n`);
  expect(files.map((file) => project.read(file))).toEqual([newPython, oldPython, newPython]);
  expect(code).toBe(1);
});

testOnDisk("a line of the journal that finds no room leaves nothing of itself behind", () => {
  const directory = mkdtempSync(join(disk!, "journal-"));
  const journal = new Journal(directory);
  const entry = (unit: number): Entry => ({ type: "restored", unit, reason: "long ".repeat(300), edited: [] });
  spawnSync("dd", ["if=/dev/zero", `of=${join(disk!, "ballast")}`, "bs=4k"]);
  let written = 0;
  expect(() => {
    for (; written < 100; written++) journal.append(entry(written));
  }).toThrow("no space left");
  rmSync(join(disk!, "ballast"));
  journal.append(entry(written));
  journal.close();
  const units = readJournal(directory).map((line) => (line.type === "restored" ? line.unit : null));
  expect(units).toEqual(Array.from({ length: written + 1 }, (_, index) => index));
});
