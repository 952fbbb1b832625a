import { spawn, type ChildProcess } from "node:child_process";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { portOf } from "./address";
import { ProbeError } from "./error";
import { groupExists, killGroup, killTree } from "./kill-tree";
import { fillText } from "./template";

/** How long a stopped server may take to end before it is killed. */
const GRACE = 3000;
/** How long a killed one may take; what nobody waits for stays in the list of processes for good. */
const KILLED = 500;
const POLL = 25;
/** Of what it printed, so much helps to see why it failed. */
const TAIL = 2000;

/** A server that was started for a probe. */
export interface Server {
  readonly pid: number;
  /** Ends it and every process that it started. */
  stop(): Promise<void>;
}

/** Starts a command and waits until something listens at its address. */
export async function startServer(
  [program = "", ...args]: readonly string[],
  { address, cwd, timeout, signal }: { readonly address: URL; readonly cwd: string; readonly timeout: number; readonly signal: AbortSignal },
): Promise<Server> {
  if (await answers(address)) throw new ProbeError(`something listens at ${address.host} already; the probe would judge that instead`);
  const port = String(portOf(address));
  const child = spawn(program, args.map((argument) => fillText(argument, { port })), {
    cwd,
    env: { ...process.env, PORT: port },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own, so that nothing of it outlives the probe.
    detached: process.platform !== "win32",
  });
  let output = "";
  const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-TAIL));
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  let failure: string | undefined;
  child.once("error", ({ message }) => (failure = message));
  child.once("exit", (code, by) => (failure ??= `it ended with ${by ?? `code ${code ?? "?"}`}`));
  const killNow = () => {
    if (child.pid !== undefined) killGroup(child.pid, "SIGKILL");
  };
  process.once("exit", killNow);
  const stop = async () => {
    process.removeListener("exit", killNow);
    await stopTree(child);
  };

  const said = () => (output.trim() === "" ? "" : `\n${output.trim()}`);
  const command = [program, ...args].join(" ");
  const end = Date.now() + timeout;
  try {
    while (!(await answers(address))) {
      signal.throwIfAborted();
      if (failure !== undefined) throw new ProbeError(`\`${command}\` did not serve ${address.host}: ${failure}${said()}`);
      if (Date.now() > end) throw new ProbeError(`\`${command}\` did not serve ${address.host} within ${timeout / 1000} s${said()}`);
      await sleep(POLL);
    }
    if (failure !== undefined || child.pid === undefined) throw new ProbeError(`\`${command}\`: ${failure ?? "did not start"}${said()}`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid: child.pid, stop };
}

/** A port of this machine that nothing listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function answers(address: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address.hostname.replace(/^\[|\]$/g, ""), port: portOf(address) });
    const finish = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once("connect", () => finish(true)).once("error", () => finish(false));
    socket.setTimeout(1000, () => finish(false));
  });
}

async function stopTree(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  const ended = new Promise((resolve) => child.once("close", resolve));
  const hasEnded = child.exitCode !== null || child.signalCode !== null;
  await killTree(pid, "SIGTERM");
  if (!hasEnded) await Promise.race([ended, sleep(GRACE, undefined, { ref: false })]);
  // Children that outlive their parent, or do not listen.
  await killTree(pid, "SIGKILL");
  for (let waited = 0; groupExists(pid) && waited < KILLED; waited += POLL) await sleep(POLL);
}
