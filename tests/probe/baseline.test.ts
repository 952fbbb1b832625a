import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseOptions } from "../../src/probe/options";
import type { ProbeReport } from "../../src/probe/report";
import { runProbe } from "../../src/probe/run";
import { dialogue, faultyProxy, healthyService, type Closable } from "./service";

let service: Closable;
let slow: Closable;
let cwd: string;
beforeAll(async () => {
  service = await healthyService();
  slow = await faultyProxy(service.url, ({ text, send }) => void setTimeout(() => send(text), 300));
  cwd = mkdtempSync(path.join(tmpdir(), "ssot-baseline-"));
});
afterAll(async () => {
  await slow.close();
  await service.close();
  rmSync(cwd, { recursive: true });
});

const probe = (url: string, options: object = {}): Promise<ProbeReport> =>
  runProbe(parseOptions({ url, ...dialogue, baseline: "baseline.json", ...options }), { cwd });

test("names a service that became slower than its baseline", async () => {
  const recorded = await probe(service.url, { recordBaseline: true });
  expect(recorded.ok).toBe(true);
  expect(JSON.parse(readFileSync(path.join(cwd, "baseline.json"), "utf8"))).toMatchObject({ users: 10, samples: 30 });

  const report = await probe(slow.url);
  expect(report.counts.slower).toBe(1);
  expect(report.faults[0]?.message).toMatch(/^p50 is \d+\.\d ms; the baseline's is \d+\.\d ms, and 1\.5 times that is allowed$/);
  expect(report.latency?.ratio?.p50).toBeGreaterThan(1.5);
});

test("does not judge a percentile that too few samples lie above", async () => {
  const percentiles = { p50: 1000, p95: 0.1, p99: 0.1 };
  writeFileSync(path.join(cwd, "few.json"), JSON.stringify({ users: 10, samples: 30, milliseconds: percentiles }));
  expect(await probe(service.url, { baseline: "few.json" })).toMatchObject({ ok: true });
});

test.each([
  ["missing.json", undefined, /the baseline cannot be read \(.*ENOENT.*record one with --record-baseline/],
  ["broken.json", "{", /the baseline cannot be read/],
  ["other.json", '{"users": 10}', /other\.json is not a baseline/],
  ["users.json", '{"users": 3, "samples": 9, "milliseconds": {"p50": 1, "p95": 1, "p99": 1}}', /recorded with 3 users, not with 10/],
])("refuses the baseline %s", async (baseline, content, problem) => {
  if (content !== undefined) writeFileSync(path.join(cwd, baseline), content);
  await expect(probe(service.url, { baseline })).rejects.toThrow(problem);
});
