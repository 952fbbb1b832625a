import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import { readJson } from "../read-json";
import { errorCode, messageOf, Refusal } from "../refusal";
import { migrationSchema, type Migration } from "./schema";

/** The names that the file may have, in the order in which they are looked for. */
export const CONFIG_FILES = ["ssot.config.js", "ssot.config.mjs", "ssot.config.cjs", "ssot.config.ts", "ssot.config.mts", "ssot.config.json"];

/** The configuration file of the project; null where there is none. */
export function findConfig(cwd: string): string | null {
  return CONFIG_FILES.map((name) => join(cwd, name)).find((path) => existsSync(path)) ?? null;
}

/** Reads `ssot.config.*`. */
export async function loadConfig(cwd: string): Promise<Migration> {
  const path = findConfig(cwd);
  if (path === null) throw new Refusal(`There is no ssot.config.* in ${cwd}: \`ssot init\` writes one.`);
  let content: unknown;
  try {
    content = await read(path);
  } catch (error) {
    throw new Refusal(`${path} cannot be read: ${messageOf(error)}`);
  }
  const parsed = migrationSchema.safeParse(content);
  if (!parsed.success) throw new Refusal(`${path} is not valid:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

async function read(path: string): Promise<unknown> {
  if (path.endsWith(".json")) return readJson(path);
  const isTypeScript = /\.m?ts$/.test(path);
  const jiti = isTypeScript ? await loadJiti() : undefined;
  if (jiti) return jiti.createJiti(pathToFileURL(path).href).import(path, { default: true });
  const module: unknown = await import(pathToFileURL(path).href).catch((error: unknown) => {
    if (!isTypeScript || errorCode(error) !== "ERR_UNKNOWN_FILE_EXTENSION") throw error;
    throw new Refusal("this Node does not read TypeScript itself: `npm install --save-dev jiti`, with which ESLint reads its own, too");
  });
  return typeof module === "object" && module !== null && "default" in module ? module.default : module;
}

/** The project's own jiti, which reads TypeScript on every Node; not one of before version 2. */
async function loadJiti(): Promise<typeof import("jiti") | undefined> {
  try {
    const jiti = await import("jiti");
    return "createJiti" in jiti ? jiti : undefined;
  } catch {
    return undefined;
  }
}
