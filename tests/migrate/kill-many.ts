import { killRepeatedly } from "./kill";

const [count = "300", seed = String(Date.now())] = process.argv.slice(2);
process.stderr.write(`seed ${seed}\n`);
const { faults } = await killRepeatedly(Number(count), Number(seed));
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
