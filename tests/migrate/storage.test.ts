import { chmodSync, linkSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rollBack } from "../../src/migrate/run/rollback";
import { swapFile, temporaryPath, writeProtection } from "../../src/migrate/storage/durable";
import { Journal, type Entry } from "../../src/migrate/storage/journal";
import { restore } from "../../src/migrate/storage/restore";
import { Recorded, removeRecorded } from "./recorded";

afterAll(removeRecorded);

const kept = (unit: number): Entry => ({ type: "kept", units: [unit] });

describe("a rollback", () => {
  test("goes back through all changes of a file, also where the last one was interrupted before the file was touched", () => {
    const project = new Recorded();
    project.change(1, "a.py", "old\n", "half\n", kept(1));
    project.change(2, "a.py", "half\n", "new\n");
    project.write("a.py", "half\n");
    expect(rollBack(project.store, undefined)).toMatchObject({ restored: ["a.py"], edited: [] });
    expect(project.read("a.py")).toBe("old\n");
  });

  test("keeps what somebody has written between two changes", () => {
    const project = new Recorded();
    project.change(1, "a.py", "old\n", "new\n", kept(1));
    project.change(2, "a.py", "mine\n", "mine, new\n", kept(2));
    expect(rollBack(project.store, undefined)).toMatchObject({ restored: [], edited: ["a.py"] });
    expect(project.read("a.py")).toBe("mine\n");
  });

  test("does not name a file whose first content is back, whatever was written in between", () => {
    const project = new Recorded();
    project.change(1, "a.py", "old\n", "new\n", kept(1));
    project.change(2, "a.py", "mine\n", "mine, new\n", kept(2));
    project.write("a.py", "new\n");
    expect(rollBack(project.store, undefined)).toMatchObject({ restored: ["a.py"], edited: [] });
    expect(project.read("a.py")).toBe("old\n");
  });

  test("finishes what another one could not put back, and nothing else", () => {
    const project = new Recorded();
    project.change(1, "a.py", "old a\n", "new a\n", kept(1));
    project.change(2, "b.py", "old b\n", "new b\n", kept(2));
    project.write("a.py", "mine\n");
    expect(rollBack(project.store, undefined)).toMatchObject({ restored: ["b.py"], edited: ["a.py"] });
    project.write("a.py", "new a\n");
    project.write("b.py", "new b\n");
    expect(rollBack(project.store, undefined)).toMatchObject({ restored: ["a.py"], edited: [] });
    expect(project.read("b.py")).toBe("new b\n");
  });

  test("names the run before it where something is left", () => {
    const project = new Recorded();
    project.change(1, "a.py", "old\n", "new\n", kept(1));
    project.begin("2");
    project.change(1, "a.py", "new\n", "newer\n", kept(1));
    project.begin("3");
    project.change(1, "a.py", "newer\n", "newest\n", kept(1));
    project.write("a.py", "mine\n");
    expect(rollBack(project.store, undefined)).toMatchObject({ run: "3", edited: ["a.py"], earlier: "2" });
  });

  test("removes what a kill has left beside a file", () => {
    const project = new Recorded();
    project.change(1, "a.py", "old\n", "new\n");
    writeFileSync(temporaryPath(project.path("a.py")), "ol");
    rollBack(project.store, undefined);
    expect(readdirSync(project.store.cwd).sort()).toEqual([".ssot", "a.py"]);
  });

  test("leaves alone a link that stands in the place of a file, whatever it leads to", () => {
    const project = new Recorded();
    project.change(1, "a.py", "old\n", "new\n", kept(1));
    renameSync(project.path("a.py"), project.path("b.py"));
    symlinkSync("b.py", project.path("a.py"));
    expect(rollBack(project.store, undefined).edited).toEqual(["a.py"]);
    expect(project.read("b.py")).toBe("new\n");
  });

  test("leaves alone what a folder leads to that has become a link", () => {
    const project = new Recorded();
    project.change(1, "tests/a.py", "old\n", "new\n", kept(1));
    renameSync(project.path("tests"), project.path("moved"));
    symlinkSync("moved", project.path("tests"));
    expect(rollBack(project.store, undefined).edited).toEqual(["tests/a.py"]);
    expect(project.read("moved/a.py")).toBe("new\n");
  });

  test("names a file whose folder has become a file", () => {
    const project = new Recorded();
    project.change(1, "tests/a.py", "old\n", "new\n", kept(1));
    rmSync(project.path("tests"), { recursive: true });
    project.write("tests", "a file\n");
    expect(rollBack(project.store, undefined).edited).toEqual(["tests/a.py"]);
  });

  test("keeps the mode that a file has now", () => {
    const project = new Recorded();
    project.change(1, "a.py", "old\n", "new\n", kept(1));
    chmodSync(project.path("a.py"), 0o600);
    rollBack(project.store, undefined);
    expect(project.read("a.py")).toBe("old\n");
    expect(statSync(project.path("a.py")).mode & 0o777).toBe(0o600);
  });
});

describe("a run that goes back by itself", () => {
  test("puts back every file that it can before it stops at one whose copy is gone", () => {
    const project = new Recorded();
    const changes = ["a", "b"].map((name) => project.apply(`${name}.py`, `old ${name}\n`, `new ${name}\n`));
    const copy = project.path(`.ssot/objects/${changes[1]!.before}`);
    rmSync(copy);
    expect(() => restore(project.store, changes)).toThrow(`b.py was not put back: the copy ${copy} is missing or damaged`);
    expect([project.read("a.py"), project.read("b.py")]).toEqual(["old a\n", "new b\n"]);
  });
});

test("a journal that is removed while it is written stops the run", () => {
  const journal = new Journal(new Recorded().store.runDirectory("2"));
  rmSync(journal.directory, { recursive: true });
  expect(() => {
    journal.append(kept(1));
  }).toThrow("Somebody, or a check, has removed the journal in");
});

describe("a copy", () => {
  test("is for nobody else to read, nor is the journal", () => {
    const { store } = new Recorded();
    const hash = store.keep(Buffer.from("private\n"));
    const modes = ["runs/1/journal.jsonl", `objects/${hash}`].map((path) => statSync(join(store.directory, path)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600]);
  });

  test("that is damaged is written anew when the same bytes are to be kept", () => {
    const project = new Recorded();
    const hash = project.store.keep(Buffer.from("old\n"));
    project.write(`.ssot/objects/${hash}`, "damaged");
    project.store.keep(Buffer.from("old\n"));
    expect(project.store.read(hash).toString()).toBe("old\n");
  });
});

describe("a file", () => {
  test("may have the longest name there is", () => {
    const project = new Recorded();
    const name = `${"x".repeat(252)}.py`;
    project.write(name, "old\n");
    expect(swapFile(project.path(name), project.store.keep(Buffer.from("old\n")), Buffer.from("new\n"))).toBe(true);
    expect(project.read(name)).toBe("new\n");
  });

  test("that is a hard link is left alone, by each of its names", () => {
    const project = new Recorded();
    project.write("a.py", "old\n");
    linkSync(project.path("a.py"), project.path("b.py"));
    expect(["a.py", "b.py"].map((file) => writeProtection(project.path(file)))).toEqual(Array(2).fill("it is a hard link (2 names share it)"));
  });

  test("of another content than expected is not replaced", () => {
    const project = new Recorded();
    project.write("a.py", "mine\n");
    expect(swapFile(project.path("a.py"), project.store.keep(Buffer.from("old\n")), Buffer.from("new\n"))).toBe(false);
    expect(project.read("a.py")).toBe("mine\n");
    expect(readdirSync(project.store.cwd).sort()).toEqual([".ssot", "a.py"]);
  });
});
