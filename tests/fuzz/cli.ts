import { fuzz, type Language } from "./run";

/** Runs as many programs as the command line says, and tells of them. */
export async function main(language: Language): Promise<void> {
  const [count = "20000", seed = "1"] = process.argv.slice(2);
  const start = Date.now();
  let shown = start;

  const { counts, finding } = await fuzz(language, {
    count: Number(count),
    seed: Number(seed),
    onProgress: ({ programs, executions }) => {
      if (Date.now() - shown < 2_000) return;
      shown = Date.now();
      process.stderr.write(`\r${programs} programs, ${executions} runs, ${Math.round((shown - start) / 1_000)} s `);
    },
  });

  const { programs, fixed, fixes, executions, reasons } = counts;
  console.log(`\n${programs} programs, ${fixed} of them repaired by ${fixes} fixes, ${executions} runs, ${Math.round((Date.now() - start) / 1_000)} s`);
  console.log([...reasons].sort((a, b) => b[1] - a[1]).map(([reason, number]) => `${reason} ${number}`).join(", "));
  if (finding) {
    console.log(`\n${finding.program}\n\n${finding.problem}`);
    process.exitCode = 1;
  }
}
