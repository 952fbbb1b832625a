import { ESLint } from "eslint";
import ssot from "./dist/index.js";
import path from "node:path";
for (const dir of process.argv.slice(2)) {
  const eslint = new ESLint({ cwd: dir, overrideConfigFile: true, overrideConfig: ssot.configs["request-scope"], errorOnUnmatchedPattern: false, allowInlineConfig: false });
  const t = process.cpuUsage();
  const results = await eslint.lintFiles(["."]);
  const cpu = (process.cpuUsage(t).user / 1e6).toFixed(1);
  const found = results.flatMap(({ filePath, messages }) => messages.filter((m) => !m.fatal).map((m) => `   ${path.relative(dir, filePath)}:${m.line} ${m.message.slice(0, 60)} | ${/created[^,]*/.exec(m.message)?.[0] ?? m.message.slice(60,160)}`));
  console.log(`${path.basename(dir)}: ${results.length} files, ${found.length} findings, ${cpu} s`);
  for (const f of found) console.log(f);
}
