import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { refuseIfHeld, takeProject } from "../../src/migrate/storage/lock";
import { Store } from "../../src/migrate/storage/store";

const directory = mkdtempSync(join(tmpdir(), "ssot-lock-"));
const holders = join(directory, ".ssot/holders");
afterAll(() => rmSync(directory, { recursive: true }));

/** The projects of a repository with packages. */
const [root, one, other, deep] = ["", "packages/one", "packages/other", "packages/one/tests"].map((path) => {
  mkdirSync(join(directory, path), { recursive: true });
  writeFileSync(join(directory, path, "ssot.config.json"), '{ "phases": [] }');
  return new Store(join(directory, path));
}) as [Store, Store, Store, Store];

/** Notes that a process is at work on a project. */
function note(project: Store, pid: number, host: string, started: string | null = null): string {
  const path = join(holders, "note.json");
  mkdirSync(holders, { recursive: true });
  writeFileSync(path, JSON.stringify({ project: project.cwd, pid, host, started }));
  return path;
}

test("a project is refused while another ssot is at work on it, on one that it stands in, or on one within", () => {
  const path = note(one, 1, "elsewhere");
  for (const store of [root, one, deep]) {
    expect(() => {
      refuseIfHeld(store);
    }).toThrow(`Another ssot is at work on this project (process 1 on elsewhere; if it is gone, remove ${path}).`);
  }
});

test("a project beside it is not refused", async () => {
  note(one, 1, "elsewhere");
  const giveBack = await takeProject(other);
  giveBack();
  expect(readdirSync(holders)).toEqual(["note.json"]);
});

test("the note of a process that is gone is removed, and the own one stands until the project is given back", async () => {
  note(one, 99_999_999, hostname());
  const giveBack = await takeProject(root);
  const notes = readdirSync(holders).map((name) => JSON.parse(readFileSync(join(holders, name), "utf8")) as { project: string; pid: number });
  giveBack();
  expect(notes).toMatchObject([{ project: root.cwd, pid: process.pid }]);
  expect(readdirSync(holders)).toEqual([]);
});

// Where nobody asks how a killed process ended, as in many containers, it stays in the table.
(existsSync("/proc/self/stat") ? test : test.skip)("a process that has ended, but that nobody has asked about, holds nobody up", async () => {
  const parent = spawn("python3", ["-c", "import os, time\npid = os.fork()\nif pid == 0: os._exit(0)\nos.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)\nprint(pid, flush=True)\ntime.sleep(60)"]);
  try {
    const [pid] = (await once(parent.stdout, "data")) as [Buffer];
    const started = readFileSync(`/proc/${Number(pid)}/stat`, "utf8").split(" ")[21]!;
    note(one, Number(pid), hostname(), started);
    expect(() => {
      refuseIfHeld(one);
    }).not.toThrow();
  } finally {
    parent.kill();
  }
});
