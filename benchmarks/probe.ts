/**
 * Probes the service of examples/multi-tenant: 20 times as it is written, where each probe must find crossed events; then
 * repaired, with 10, 100 and 1,000 users, and 1,000 rounds long: a healthy service must pass all of it. `npx tsx
 * benchmarks/probe.ts`, after `npm run build`.
 */
import { join } from "node:path";
import { runProbe } from "../src/probe/run";
import { verdict } from "../src/probe/text";
import { withRepairedExample } from "../tools/example";
import { probeOf, pythonService, typescriptService } from "../tools/services";

const TIMES = 20;

const loads = [
  { users: 10, rounds: 50 },
  { users: 100, rounds: 50 },
  // A thousand users get a thousand times the passages: the memory of such rounds says nothing at the usual limit.
  { users: 1000, rounds: 10, timeout: 60 },
  { users: 10, rounds: 1000 },
];

await withRepairedExample(async ({ directory }) => {
  const services = { TypeScript: typescriptService(directory), Python: pythonService({ install: true }) };
  for (const [language, start] of Object.entries(services)) {
    if (typeof start === "string") {
      console.log(`${language}: not run, ${start}`);
      continue;
    }
    const crossed: number[] = [];
    for (let time = 0; time < TIMES; time++) {
      const { counts } = await runProbe(probeOf(start), { cwd: join(directory, "before") });
      crossed.push(counts.crossed);
    }
    const found = crossed.filter((count) => count > 0).length;
    console.log(`${language}, as written: ${found} of ${TIMES} probes found crossed events, ${Math.min(...crossed)} to ${Math.max(...crossed)} each`);
    if (found < TIMES) process.exitCode = 1;

    for (const load of loads) {
      const began = performance.now();
      const report = await runProbe(probeOf(start, load), { cwd: join(directory, "after") });
      const { p50, p95, p99 } = report.latency?.milliseconds ?? { p50: 0, p95: 0, p99: 0 };
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const times = [p50, p95, p99].map((time) => time.toFixed(0)).join(" / ");
      const slope = report.memory?.slope?.toFixed(0) ?? "–";
      console.log(`${language}, ${load.users} users, ${load.rounds} rounds: ${verdict(report)}; ${times} ms, ${slope} KiB a round, ${seconds} s`);
      if (!report.ok) process.exitCode = 1;
    }
  }
});
