import { config, newPython, oldPython, Project, pythonProject, removeProjects } from "./project";
import { findFaults } from "./truth";

const FILES = Array.from({ length: 24 }, (_, index) => `tests/${index % 2 === 0 ? "critical" : "unit"}/test_${index}.py`);

function createProject(): Project {
  const check = { name: "nothing", run: ["true"] };
  return new Project({
    ...pythonProject,
    "tests/critical/test_a.py": "",
    "tests/both/test_b.py": "",
    "tests/unit/test_c.py": "",
    "ssot.config.json": config({ validate: [check], gate: [check] }),
    ...Object.fromEntries(FILES.map((file) => [file, oldPython])),
  });
}

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const contents = Object.fromEntries(FILES.map((file) => [file, { old: oldPython, new: newPython }]));
const faults = (project: Project): string[] => findFaults(project, contents);

/** Starts a command and kills it after `delay` ms: from its start, or from the first phase on. Tells whether it was killed. */
async function runAndKill(project: Project, command: string, delay: number, fromPhase: boolean): Promise<boolean> {
  const child = project.start(command);
  const timers: NodeJS.Timeout[] = [];
  const arm = (): void => {
    if (timers.length === 0) timers.push(setTimeout(() => child.kill("SIGKILL"), delay));
  };
  if (!fromPhase) arm();
  child.stderr?.on("data", (text: Buffer) => {
    if (text.includes("Phase ")) arm();
  });
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => child.once("exit", (_, ended) => resolve(ended)));
  for (const timer of timers) clearTimeout(timer);
  return signal === "SIGKILL";
}

/** Ends a project's story: what is left is migrated, and then all of it goes back. */
function finish(project: Project): string[] {
  const migrated = project.ssot("migrate");
  const found = faults(project);
  if (migrated.code !== 0) found.push(`migrate did not finish: ${migrated.stderr}`);
  for (const file of FILES) if (project.read(file) !== newPython) found.push(`${file} was not migrated in the end`);
  while (project.ssot("rollback").code === 0) found.push(...faults(project));
  for (const file of FILES) if (project.read(file) !== oldPython) found.push(`${file} was not rolled back in the end`);
  found.push(...project.files().filter((file) => file.includes("ssot-tmp")).map((file) => `${file} was left behind`));
  return found;
}

export interface KillReport {
  readonly kills: number;
  /** Kills after which at least one file was new and at least one old. */
  readonly midway: number;
  readonly faults: readonly string[];
}

/** Kills `ssot` at random instants until it has happened `count` times; a project is finished after every ten. */
export async function killRepeatedly(count: number, seed: number): Promise<KillReport> {
  const next = random(seed);
  const found: string[] = [];
  let kills = 0;
  let midway = 0;
  while (kills < count) {
    const project = createProject();
    const target = Math.min(count, kills + 10);
    while (kills < target) {
      // Where all is migrated, there is nothing to be killed at but the way back.
      const isMigrated = FILES.every((file) => project.read(file) === newPython);
      const isRollback = isMigrated || next() < 0.25;
      const fromPhase = !isRollback && next() < 0.8;
      const killed = await runAndKill(project, isRollback ? "rollback" : "migrate", next() * (fromPhase ? 1_000 : 1_500), fromPhase);
      if (killed) kills++;
      const states = new Set(FILES.map((file) => project.read(file)));
      if (killed && states.size > 1) midway++;
      found.push(...faults(project).map((fault) => `after kill ${kills}: ${fault}`));
    }
    found.push(...finish(project).map((fault) => `after kill ${kills}, at the end: ${fault}`));
    removeProjects();
    process.stderr.write(`${kills} kills, ${midway} midway, ${found.length} faults\n`);
  }
  return { kills, midway, faults: found };
}
