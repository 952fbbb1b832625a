/**
 * Starts the service of examples/multi-tenant as it is written and as the real `eslint --fix` leaves it, and probes both:
 * `npm run demo:live`. Writes demo-live.html; with --picture FILE, also the README's picture.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeBaseline } from "../src/probe/latency";
import { drawPage, type Section } from "../src/probe/page";
import type { ProbeReport } from "../src/probe/report";
import { runProbe } from "../src/probe/run";
import { withRepairedExample, type RepairedExample } from "./example";
import { drawLivePicture } from "./live-picture";
import { probeOf, pythonService, typescriptService } from "./services";

const PAGE = "demo-live.html";
const ROUNDS = 60;
/** The machine does other things, too. */
const MAX_LATENCY_RATIO = 2;

interface Comparison {
  readonly language: string;
  readonly before: ProbeReport;
  readonly after: ProbeReport;
}

async function compare(language: string, start: readonly string[], directory: string): Promise<Comparison> {
  const probe = (state: string, options: object = {}): Promise<ProbeReport> => {
    console.error(`${language}, ${state}: 10 users ask ${ROUNDS} times`);
    return runProbe(probeOf(start, { rounds: ROUNDS, ...options }), { cwd: join(directory, state) });
  };
  const before = await probe("before");
  // What strayed was answered, too, so that the response times of both compare.
  const baseline = join(directory, `${language}.json`);
  if (before.latency) writeBaseline(baseline, before.users.length, before.latency);
  return { language, before, after: await probe("after", { baseline, maxLatencyRatio: MAX_LATENCY_RATIO }) };
}

function row(name: string, { delivered, expected, counts, latency, memory }: ProbeReport): string {
  const ratio = latency?.ratio;
  return [
    name.padEnd(22),
    `${delivered}/${expected}`.padStart(11),
    String(counts.crossed).padStart(9),
    (["p50", "p95", "p99"] as const).map((key) => (latency?.milliseconds[key] ?? 0).toFixed(0).padStart(5)).join(""),
    (ratio ? `${ratio.p50.toFixed(2)} ${ratio.p95.toFixed(2)}` : "").padStart(12),
    (memory?.slope?.toFixed(0) ?? "?").padStart(10),
  ].join("");
}

function printTable(comparisons: readonly Comparison[]): void {
  console.log(`${"".padEnd(22)}  delivered  crossed  response in ms    × baseline   memory in`);
  console.log(`${"".padEnd(22)}                      p50  p95  p99     p50  p95   KiB a round`);
  for (const { language, before, after } of comparisons) {
    console.log(row(`${language}, as written`, before));
    console.log(row(`${language}, repaired`, after));
  }
}

const isProven = ({ before, after }: Comparison): boolean => before.counts.crossed > 0 && after.ok;

async function show({ directory }: RepairedExample, picture: string | undefined): Promise<void> {
  const comparisons = [await compare("TypeScript", typescriptService(directory), directory)];
  const python = pythonService({ install: true });
  if (typeof python === "string") console.log(`Python: not run, ${python}`);
  else comparisons.push(await compare("Python", python, directory));

  console.log();
  printTable(comparisons);
  const sections = comparisons.flatMap(({ language, before, after }): Section[] => [
    { title: `${language}, as written`, report: before },
    { title: `${language}, after eslint --fix`, report: after },
  ]);
  writeFileSync(PAGE, drawPage("One service before and after eslint --fix", sections));
  console.log(`\nWho received what, and when: ${PAGE}`);
  const [first] = comparisons;
  if (picture !== undefined && first) writeFileSync(picture, drawLivePicture(first.before, first.after));
  for (const { language, after } of comparisons.filter((comparison) => !isProven(comparison))) {
    console.log(`${language}: not as it should be: ${after.faults[0]?.message ?? after.stopped ?? "nothing was crossed as written"}`);
    process.exitCode = 1;
  }
}

const { values } = parseArgs({ options: { picture: { type: "string" } } });
await withRepairedExample((example) => show(example, values.picture));
