import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseOptions } from "../../src/probe/options";
import { runProbe } from "../../src/probe/run";
import { builtCli, copyExample, probeOf, runTypeScript } from "./example";

let example: ReturnType<typeof copyExample>;
beforeEach(() => {
  example = copyExample();
});
afterEach(() => example.remove());

const probe = probeOf(runTypeScript("web/server.ts"), { timeout: 3 });
const supervisor = (): string => readFileSync(path.join(example.directory, "web/supervisor.ts"), "utf8");

/** The migration of the service, with a unit test after each file and a probe as its gate. */
function migrate(file = "web/supervisor.ts"): { status: number | null; output: string } {
  writeFileSync(
    path.join(example.directory, "web/unit.test.ts"),
    `import assert from "node:assert/strict";
import { test } from "node:test";
import { Supervisor } from "./supervisor";
import { AgentRegistry, WebSocketBridge } from "./tenancy";

test("answers", async () => {
  const supervisor = new Supervisor(new AgentRegistry(), new WebSocketBridge());
  assert.equal(await supervisor.ask("why?", { userId: "alice" }), "research answers: why?");
});
`,
  );
  const config = {
    phases: [{ name: "service", files: [file] }],
    validate: [{ name: "unit", run: runTypeScript("--test", "web/unit.test.ts") }],
    gate: [{ name: "events", probe }],
  };
  writeFileSync(path.join(example.directory, "ssot.config.json"), JSON.stringify(config));
  const { status, stdout, stderr } = spawnSync(process.execPath, [builtCli(), "migrate"], { cwd: example.directory, encoding: "utf8" });
  return { status, output: stdout + stderr };
}

const countsOf = async (): Promise<{ crossed: number; missing: number; ok: boolean }> => {
  const { counts, ok } = await runProbe(parseOptions(probe), { cwd: example.directory });
  return { crossed: counts.crossed, missing: counts.missing, ok };
};

test("a probe as gate lets a phase pass that repairs the service", async () => {
  const { status, output } = migrate();
  expect({ status, output }).toMatchObject({ status: 0 });
  expect(supervisor()).toContain("UserExecutionEngine.createFromLegacyPattern(");
  expect(await countsOf()).toEqual({ crossed: 0, missing: 0, ok: true });
}, 120_000);

test("a probe as gate does not blame a phase for what was there before", async () => {
  const { status, output } = migrate("web/chat.ts");
  expect({ status, output }).toMatchObject({ status: 0 });
  expect(readFileSync(path.join(example.directory, "web/chat.ts"), "utf8")).toContain("UserExecutionEngine.createFromLegacyPattern(");
  expect(await countsOf()).toMatchObject({ missing: 0, ok: false });
}, 120_000);

test("a probe as gate rolls back a phase that loses an event which no unit test watches", async () => {
  const before = supervisor();
  const engine = path.join(example.directory, "web/user-execution-engine.ts");
  const sabotaged = readFileSync(engine, "utf8").replace("(type, text) =>", '(type, text) => type === "tool_executing" || ');
  expect(sabotaged).toContain('=== "tool_executing"');
  writeFileSync(engine, sabotaged);

  const { status, output } = migrate();
  expect(output).toMatch(/Phase service was put back: events failed: \d+ missing/);
  expect(status).toBe(1);
  expect(supervisor()).toBe(before);
  // It answers as before.
  expect(await countsOf()).toMatchObject({ crossed: expect.any(Number), missing: 0, ok: false });
}, 120_000);
