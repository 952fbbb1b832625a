/** How the service of examples/multi-tenant is started in each language, and how to talk to it. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import probe from "../examples/multi-tenant/probe.json";
import { parseOptions, type ProbeSettings } from "../src/probe/options";

const repository = fileURLToPath(new URL("..", import.meta.url));
const requirements = join(repository, "examples", "multi-tenant", "backend", "requirements.txt");

/** A probe of the service that `start` starts. */
export const probeOf = (start: readonly string[], options: object = {}): ProbeSettings =>
  parseOptions({ ...probe, start, ...options });

/** The command for the TypeScript service; `directory` and what lies in it can load ws afterwards. */
export function typescriptService(directory: string): string[] {
  mkdirSync(join(directory, "node_modules"), { recursive: true });
  symlinkSync(join(repository, "node_modules", "ws"), join(directory, "node_modules", "ws"), "junction");
  return [process.execPath, "--import", import.meta.resolve("tsx"), join("web", "server.ts")];
}

const hasWebSockets = (python: string): boolean => spawnSync(python, ["-c", "import websockets"]).status === 0;

/** The command for the Python service, or why there is none. */
export function pythonService({ install }: { readonly install: boolean }): string[] | string {
  const command = (python: string): string[] => [python, "-B", "-m", "backend.server"];
  // Debian's packages are there for its own python3 alone.
  const found = ["python3", "/usr/bin/python3"].find(hasWebSockets);
  if (found !== undefined) return command(found);
  const environment = join(repository, "node_modules", ".cache", "ssot-demo");
  const python = join(environment, process.platform === "win32" ? "Scripts" : "bin", "python");
  if (existsSync(python) && hasWebSockets(python)) return command(python);
  if (install) {
    spawnSync("python3", ["-m", "venv", environment], { timeout: 60_000 });
    spawnSync(python, ["-m", "pip", "install", "--quiet", "--retries", "0", "-r", requirements], { timeout: 60_000 });
    if (hasWebSockets(python)) return command(python);
  }
  return "it needs the package websockets: apt install python3-websockets, or pip install websockets";
}
