import { spawnSync } from "node:child_process";

const PROGRAM = `
import ast, json, sys
for name, text in json.load(sys.stdin):
    try:
        ast.parse(text.removeprefix("\\ufeff"))
    except (SyntaxError, ValueError) as error:
        print(f"{name}: {error}")
`;

/** What the local `python3` rejects of named texts, and why. */
export function rejectedByPython(texts: readonly (readonly [name: string, text: string])[]): string[] {
  const { error, status, stdout, stderr } = spawnSync("python3", ["-W", "ignore", "-c", PROGRAM], {
    input: JSON.stringify(texts),
    encoding: "utf8",
  });
  if (error) throw new Error(`A real python3 has to parse what fixes write, and cannot be run: ${error.message}`);
  if (status !== 0) throw new Error(stderr);
  return stdout.split("\n").filter((line) => line !== "");
}
