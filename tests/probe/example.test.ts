import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseOptions } from "../../src/probe/options";
import type { ProbeReport } from "../../src/probe/report";
import { runProbe } from "../../src/probe/run";
import { copyExample, probeOf, runTypeScript } from "./example";

const hasWebSockets = (python: string): boolean => spawnSync(python, ["-c", "import websockets"]).status === 0;
const python = ["python3", "/usr/bin/python3"].find(hasWebSockets);

const services = [
  { language: "TypeScript", start: runTypeScript("web/server.ts"), supervisor: "web/supervisor.ts" },
  { language: "Python", start: python === undefined ? [] : [python, "-B", "-m", "backend.server"], supervisor: "backend/supervisor.py" },
];
// Without the package websockets no python3 here can serve.
const [served, skipped] = [services.filter(({ start }) => start.length > 0), services.filter(({ start }) => start.length === 0)];
for (const { language } of skipped) test.todo(`the service in ${language}: install the package websockets`);

describe.each(served)("the service in $language", ({ start, supervisor }) => {
  const example = copyExample();
  afterAll(() => example.remove());
  const probe = (options: object = {}): Promise<ProbeReport> => runProbe(parseOptions(probeOf(start, options)), { cwd: example.directory });

  test("mixes up its users as it is written", async () => {
    const { ok, counts, delivered, expected } = await probe();
    expect(counts).toMatchObject({ missing: 0, repeated: 0, disordered: 0, malformed: 0, disconnected: 0 });
    expect(counts.crossed).toBeGreaterThan(0);
    expect(delivered + counts.crossed).toBe(expected);
    expect(ok).toBe(false);
  });

  test("refuses a token that it did not give", async () => {
    await expect(probe({ token: "stolen" })).rejects.toThrow(/the server ended the connection \(code 1008 "unknown token"\)/);
  });

  test("is right with the engine that belongs to one user", async () => {
    const file = path.join(example.directory, supervisor);
    const text = readFileSync(file, "utf8")
      .replace(/\b(?:new )?ExecutionEngine\(/, `UserExecutionEngine.${supervisor.endsWith(".py") ? "create_from_legacy_pattern" : "createFromLegacyPattern"}(`)
      .replace(/\bExecutionEngine\b/, "UserExecutionEngine")
      .replace(/(execution[-_]engine)/, (_, name: string) => `user${name.includes("-") ? "-" : "_"}${name}`);
    writeFileSync(file, text);
    expect(await probe()).toMatchObject({ ok: true, delivered: 150, expected: 150, faults: [] });
  });
});
