import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { planRun, type Plan, type Request } from "../../src/migrate/run/plan";
import { Repository } from "../../src/migrate/git";
import type { Progress } from "../../src/migrate/report/progress";
import { migrationSchema } from "../../src/migrate/config/schema";
import { Recorded, removeRecorded } from "./recorded";

afterAll(removeRecorded);

const silent: Progress = { say: () => undefined, log: () => undefined, start: () => undefined, advance: () => undefined, stop: () => undefined };

/** Asks for a run in a project that has these phases. */
function plan({ store }: Recorded, known: readonly string[], asked: Partial<Request> = {}): Plan {
  const config = migrationSchema.parse({ phases: known.map((name) => ({ name, files: ["**"] })) });
  return planRun({ config, store, progress: silent, phases: undefined, commit: false, allowDirty: false, ...asked });
}

function interrupted(options: Parameters<Recorded["begin"]>[1]): Recorded {
  const project = new Recorded();
  project.begin("2", options);
  return project;
}

describe("an interrupted run", () => {
  test("is gone on with, by the options that it was started with", () => {
    const project = interrupted({ phases: ["unit"], commit: true });
    expect(plan(project, ["critical", "unit"])).toMatchObject({ run: "2", phases: ["unit"], commit: true });
    expect(plan(project, ["critical", "unit"], { phases: ["unit"], commit: true })).toMatchObject({ run: "2" });
  });

  test("is not gone on with by other phases", () => {
    const project = interrupted({ phases: ["critical", "unit"] });
    expect(() => plan(project, ["critical", "unit"], { phases: ["unit"] })).toThrow(
      "Run 2 was interrupted: phases critical, unit, without --commit. This call asks for phases unit, without --commit. Leave these options out to go on with it, or take it back by `ssot rollback 2`.",
    );
  });

  test("is not gone on with by commits where it was to make none", () => {
    const project = interrupted({ phases: ["unit"] });
    expect(() => plan(project, ["unit"], { commit: true })).toThrow("Run 2 was interrupted: phases unit, without --commit. This call asks for phases unit, with --commit.");
  });

  test("is not gone on with, nor touched, where a phase of it is no longer configured", () => {
    const project = interrupted({ phases: ["critical", "unit"] });
    project.change(1, "a.py", "old\n", "new\n");
    expect(() => plan(project, ["unit", "tests"])).toThrow(
      "Run 2 was interrupted, and the configuration lacks phases of it: critical. Put them back to go on with it, or take it back by `ssot rollback 2`.",
    );
    expect(project.read("a.py")).toBe("new\n");
  });
});

test("an interrupted run of which a copy is gone names the file, and how to give the run up", () => {
  const project = interrupted({ phases: ["all"] });
  project.change(1, "a.py", "old\n", "new\n");
  rmSync(project.path(".ssot/objects"), { recursive: true });
  expect(() => plan(project, ["all"])).toThrow(/^a\.py was not put back: the copy .* is missing or damaged\nTo give the run up and put back what can be, say `ssot rollback 2`\.$/);
});

describe("a repository", () => {
  /** A project of which a.py, b.py and sub/c.py, in a repository of its own, are committed; a run with commits has changed a.py. */
  function halfCommitted(): Recorded {
    const project = interrupted({ commit: true });
    const git = (...args: string[]): void => {
      const { status, stderr } = spawnSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], { cwd: project.store.cwd, encoding: "utf8" });
      if (status !== 0) throw new Error(stderr);
    };
    for (const file of ["a.py", "b.py", "sub/c.py"]) project.write(file, "old\n");
    for (const directory of ["sub", "."]) {
      git("init", "-q", directory);
      for (const [name, value] of [["user.name", "A"], ["user.email", "a@example.org"]] as const) git("-C", directory, "config", name, value);
      git("-C", directory, "-c", "advice.addEmbeddedRepo=false", "add", ".");
      git("-C", directory, "commit", "-q", "-m", "First");
    }
    project.change(1, "a.py", "old\n", "new\n", { type: "kept", units: [1] });
    return project;
  }

  test("with nothing but the changes of the run itself is no reason to refuse", async () => {
    const project = halfCommitted();
    await expect(Repository.open(project.store, plan(project, ["all"]))).resolves.toBeInstanceOf(Repository);
  });

  test("refuses where somebody has edited on, or edited another file", async () => {
    const project = halfCommitted();
    project.write("a.py", "new\nmine\n");
    project.write("b.py", "mine\n");
    await expect(Repository.open(project.store, plan(project, ["all"]))).rejects.toThrow("has changes that are not committed (a.py, b.py)");
  });

  test("commits what is its own, and not what belongs to a submodule or to nobody", async () => {
    const project = halfCommitted();
    const repository = await Repository.open(project.store, plan(project, ["all"]));
    project.write("sub/c.py", "new\n");
    project.write("new.py", "new\n");
    expect(await repository.commit("Migrate", ["a.py", "sub/c.py", "new.py"])).toMatch(/^[0-9a-f]{7}/);
    const { stdout } = spawnSync("git", ["show", "--format=%s", "--name-only"], { cwd: project.store.cwd, encoding: "utf8" });
    expect(stdout).toBe("Migrate\n\na.py\n");
  });
});
