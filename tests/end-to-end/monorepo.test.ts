import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { examples, page } from "../docs/pages";
import { Project } from "./project";

const repository = path.resolve(__dirname, "../..");
const count = Number(process.env.SSOT_PACKAGES ?? 3);
jest.setTimeout(30_000 + count * 15_000);

const names = Array.from({ length: count }, (_, index) => `p${index + 1}`);
const [script = "", turbo = "", nx = ""] = examples(page("docs/ci.md").split("## Many packages")[1] ?? "", "json").map(({ code }) => code);

const config = `import ssot from "eslint-plugin-ssot";
export default [ssot.configs.python, { settings: { ssot: { symbols: { "packages.engine.user#UserEngine": { deprecated: ["packages.engine.legacy#Engine"] } } } } }];
`;

/** A repository of many packages, with the files of docs/ci.md. */
function workspace(): Project {
  const project = new Project({
    "package.json": '{ "name": "workspace", "private": true, "packageManager": "npm@11.0.0", "workspaces": ["packages/*"] }',
    "package-lock.json": '{ "name": "workspace", "lockfileVersion": 3, "packages": {} }',
    ".gitignore": "node_modules\n.turbo\n.nx\n",
    "eslint.config.mjs": config,
    "turbo.json": turbo,
    "nx.json": nx,
  });
  for (const name of names) {
    const { scripts } = JSON.parse(script.replace("NAME", name)) as { scripts: object };
    project.write({
      [`packages/${name}/package.json`]: JSON.stringify({ name, version: "1.0.0", scripts }),
      [`packages/${name}/main.py`]: "import json\n",
    });
  }
  for (const name of ["nx", "turbo"]) symlinkSync(path.join(repository, "node_modules", name), path.join(project.directory, "node_modules", name), "junction");
  mkdirSync(path.join(project.directory, "node_modules/.bin"));
  symlinkSync("../eslint/bin/eslint.js", path.join(project.directory, "node_modules/.bin/eslint"));
  execFileSync("git", ["init", "--quiet"], { cwd: project.directory });
  return project;
}

const quiet = { CI: "1", TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", NX_DAEMON: "false", NX_NO_CLOUD: "true", FORCE_COLOR: "0" };

function run(project: Project, program: string, ...options: readonly string[]): { status: number | null; output: string } {
  const { status, stdout } = spawnSync(process.execPath, [path.join(repository, "node_modules", program), ...options], {
    cwd: project.directory,
    encoding: "utf8",
    env: { ...process.env, ...quiet },
  });
  return { status, output: stdout };
}

interface Runner {
  readonly lint: (project: Project) => ReturnType<typeof run>;
  /** The packages whose task ran, by what the runner prints; the others came from its cache. */
  readonly executed: (output: string) => string[];
}

const runners: Record<string, Runner> = {
  Turborepo: {
    lint: (project) => run(project, "turbo/bin/turbo", "run", "lint"),
    executed: (output) => [...output.matchAll(/^(p\d+):lint: cache miss, executing/gm)].map(([, name = ""]) => name),
  },
  Nx: {
    lint: (project) => run(project, "nx/dist/bin/nx.js", "run-many", "-t", "lint", "--outputStyle=stream"),
    executed: (output) => [...output.matchAll(/> nx run (p\d+):lint *$/gm)].map(([, name = ""]) => name),
  },
};

describe.each(Object.entries(runners))("%s, with the files of docs/ci.md", (_, { lint, executed }) => {
  const project = workspace();
  afterAll(() => {
    project.remove();
  });
  const packagesRun = () => executed(lint(project).output).sort();

  test(`lints ${count} packages once, and again only those that changed`, () => {
    expect(packagesRun()).toEqual([...names].sort());
    expect(packagesRun()).toEqual([]);
    project.write({ "packages/p2/main.py": "import json\nimport sys\n" });
    expect(packagesRun()).toEqual(["p2"]);
  });

  test("fails with the package that reaches a deprecated name", () => {
    project.write({ "packages/p1/main.py": "from packages.engine.legacy import Engine\n" });
    const { status, output } = lint(project);
    expect({ status, output }).toEqual({ status: 1, output: expect.stringContaining("'packages.engine.legacy#Engine' is deprecated") });
  });
});
