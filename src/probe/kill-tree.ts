import pidtree from "pidtree";

/** Returns whether there was such a process. */
function signalOne(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

const groupOf = (leader: number): number => (process.platform === "win32" ? leader : -leader);

/** Signals a process that leads a group, and what stayed in that group. */
export const killGroup = (leader: number, signal: NodeJS.Signals): boolean => signalOne(groupOf(leader), signal);

export const groupExists = (leader: number): boolean => signalOne(groupOf(leader), 0);

/** Signals a process with all that it has started: its group, and what can be found by its descent. */
export async function killTree(pid: number, signal: NodeJS.Signals): Promise<void> {
  const family = await pidtree(pid, { root: true }).catch(() => [pid]);
  for (const member of family) signalOne(member, signal);
  killGroup(pid, signal);
}
