import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { execa } from "execa";
import { killTree } from "../../probe/kill-tree";
import { errorCode, Refusal } from "../refusal";

/** How a check ended: it passed, or how it failed in words, and how badly. */
export type Outcome =
  | { readonly passed: true }
  | { readonly passed: false; readonly problem: string; readonly severity: number; readonly faults?: readonly string[] };

/** How badly checks fail that end by no exit code of their own: worse than by any, of which the highest is 255. */
export const SEVERITY = { crash: 256, hang: 257 } as const;

export interface CheckRun {
  readonly name: string;
  readonly command: readonly string[];
  /** Seconds. */
  readonly timeout: number;
  readonly cwd: string;
  /** The file that takes what it prints. */
  readonly output: string;
  readonly signal: AbortSignal;
}

/** Runs a command without a shell. Its output goes straight to a file, so that a child that holds it open delays nobody. */
export async function runCheck({ name, command, timeout, cwd, output, signal }: CheckRun): Promise<Outcome> {
  const [program = "", ...args] = command;
  mkdirSync(dirname(output), { recursive: true });
  const printed = createWriteStream(output);
  await once(printed, "open");
  const deadline = AbortSignal.timeout(timeout * 1000);
  const stop = AbortSignal.any([signal, deadline]);
  try {
    const running = execa(program, args, {
      cwd,
      stdio: ["ignore", printed, printed],
      detached: process.platform !== "win32",
      reject: false,
      preferLocal: true,
    });
    const { pid } = running;
    const end = (): void => {
      if (pid !== undefined) void killTree(pid, "SIGKILL");
    };
    stop.addEventListener("abort", end);
    if (stop.aborted) end();
    const result = await running;
    stop.removeEventListener("abort", end);
    const code = errorCode(result.cause);
    if (pid === undefined || code === "ENOENT" || code === "EACCES") {
      throw new Refusal(`The check "${name}" cannot be started: ${program} ${code === "ENOENT" ? "was not found" : `failed (${code ?? "unknown"})`}.`);
    }
    if (signal.aborted) throw new Refusal("Interrupted.");
    if (deadline.aborted) return { passed: false, problem: `took longer than ${timeout} s and was ended`, severity: SEVERITY.hang };
    if (result.signal !== undefined) return { passed: false, problem: `was ended by ${result.signal}`, severity: SEVERITY.crash };
    const { exitCode = SEVERITY.crash } = result;
    return exitCode === 0 ? { passed: true } : { passed: false, problem: `failed with exit code ${exitCode}`, severity: exitCode };
  } finally {
    printed.destroy();
  }
}
