import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { execa } from "execa";
import { killTree } from "../../probe/kill-tree";
import { errorCode, Refusal } from "../refusal";
import { PRIVATE } from "../storage/durable";
import { Excerpt } from "./excerpt";
import { symptomsOf, type Symptoms } from "./symptoms";

/** Milliseconds in which the last words of a check that has ended are read. A process that it leaves behind holds nobody up. */
const LAST_WORDS = 500;

/** How a check ended: it passed, or how it failed in words, and how badly. */
export type Outcome =
  | { readonly passed: true }
  | { readonly passed: false; readonly problem: string; readonly severity: number; readonly symptoms: Symptoms };

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

/** Runs a command without a shell, and keeps an excerpt of what it prints. */
export async function runCheck({ name, command, timeout, cwd, output, signal }: CheckRun): Promise<Outcome> {
  const [program = "", ...args] = command;
  const printed = new Excerpt();
  const deadline = AbortSignal.timeout(timeout * 1000);
  const stop = AbortSignal.any([signal, deadline]);
  try {
    const running = execa(program, args, {
      ...{ cwd, stdin: "ignore", all: true, buffer: false, reject: false, preferLocal: true },
      detached: process.platform !== "win32",
    });
    running.all.on("data", (piece: Buffer) => printed.add(piece));
    running.once("exit", () => setTimeout(() => [running.stdout, running.stderr].forEach((stream) => stream.destroy()), LAST_WORDS).unref());
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
      const hint = program.includes(" ") ? " There is no shell: write the program and each argument as a string of its own." : "";
      throw new Refusal(`The check "${name}" cannot be started: ${program} ${code === "ENOENT" ? "was not found" : `failed (${code ?? "unknown"})`}.${hint}`);
    }
    if (signal.aborted) throw new Refusal("Interrupted.");
    const { exitCode = SEVERITY.crash } = result;
    const failure = (severity: number, problem: string): Outcome => ({ passed: false, problem, severity, symptoms: symptomsOf(printed.read().toString("utf8")) });
    if (deadline.aborted) return failure(SEVERITY.hang, `took longer than ${timeout} s and was ended`);
    if (result.signal !== undefined) return failure(SEVERITY.crash, `was ended by ${result.signal}`);
    return exitCode === 0 ? { passed: true } : failure(exitCode, `failed with exit code ${exitCode}`);
  } finally {
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, printed.read(), PRIVATE);
  }
}
