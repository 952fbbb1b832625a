import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

describe("the demo", () => {
  const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, "tools/demo.ts"], { cwd: root, encoding: "utf8" });

  test("ends well", () => {
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test.each([
    ["what is found", /^ {2}fix {2}5:38 +'backend\.execution_engine#ExecutionEngine' is deprecated/m],
    ["what --fix writes in Python", /^\+from backend\.user_execution_engine import UserExecutionEngine$/m],
    ["what --fix writes in TypeScript", /^\+import \{ UserExecutionEngine \} from "\.\/user-execution-engine";$/m],
    ["what stays", /^ +no-context: no user context is certain to be at hand/m],
    ["that users were mixed up before", /^Python, before: tests pass\n {2}alice .+\n {2}bob .*tool_executing of alice/m],
    ["that they no longer are in Python", /^Python, after: tests pass\n {2}alice received (?:\w+ of alice(?:, )?){5}\n/m],
    ["that they no longer are in TypeScript", /^TypeScript, after: tests pass\n {2}alice received (?:\w+ of alice(?:, )?){5}\n/m],
    ["that a second run changes nothing", /^A second run of --fix changes no byte\.$/m],
  ])("shows %s", (_, line) => {
    expect(stdout).toMatch(line);
  });

  test("leaves the namesake alone", () => {
    expect(stdout).not.toContain("reports");
  });
});
