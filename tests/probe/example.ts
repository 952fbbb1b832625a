import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import probe from "../../examples/multi-tenant/probe.json";

const root = path.resolve(__dirname, "../..");
const cli = path.join(root, "dist/cli.js");

/** The command line, which must have been built. */
export function builtCli(): string {
  if (!existsSync(cli)) throw new Error("dist/cli.js is missing: run `npm run build` first");
  return cli;
}

/** A copy of examples/multi-tenant in which the service runs and can be migrated. */
export function copyExample(): { readonly directory: string; remove(): void } {
  const directory = mkdtempSync(path.join(tmpdir(), "ssot-service-"));
  cpSync(path.join(root, "examples/multi-tenant"), directory, { recursive: true });
  writeFileSync(path.join(directory, "package.json"), '{ "private": true, "type": "module" }\n');
  mkdirSync(path.join(directory, "node_modules"));
  symlinkSync(root, path.join(directory, "node_modules/eslint-plugin-ssot"), "junction");
  for (const name of ["eslint", "ws"]) symlinkSync(path.join(root, "node_modules", name), path.join(directory, "node_modules", name), "junction");
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

const tsx = pathToFileURL(path.join(root, "node_modules/tsx/dist/loader.mjs")).href;

/** Runs TypeScript with this Node. */
export const runTypeScript = (...args: string[]): string[] => [process.execPath, "--import", tsx, ...args];

/** The probe of the service in either language. */
export const probeOf = (start: readonly string[], options: object = {}): object => ({ ...probe, start, ...options });
