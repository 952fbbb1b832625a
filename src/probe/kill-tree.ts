import pidtree from "pidtree";

function signalOne(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

/** Signals a process that leads a group, and what stayed in that group. */
export function killGroup(pid: number, signal: NodeJS.Signals): void {
  signalOne(process.platform === "win32" ? pid : -pid, signal);
}

/** Signals a process with all that it has started: its group, and what can be found by its descent. */
export async function killTree(pid: number, signal: NodeJS.Signals): Promise<void> {
  const family = await pidtree(pid, { root: true }).catch(() => [pid]);
  for (const member of family) signalOne(member, signal);
  killGroup(pid, signal);
}
