/** Loaded into a contestant: says at its end how much memory it took at most, in KiB. */
import { writeFileSync } from "node:fs";
import process from "node:process";

process.on("exit", () => writeFileSync(process.env.PEAK_MEMORY_FILE, String(process.resourceUsage().maxRSS)));
