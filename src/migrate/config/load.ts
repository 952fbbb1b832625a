import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import { messageOf, Refusal } from "../refusal";
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
  if (path === null) throw new Refusal(`There is no ssot.config.js in ${cwd}: \`ssot init\` writes one.`);
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
  if (path.endsWith(".json")) return JSON.parse(readFileSync(path, "utf8"));
  if (/\.m?ts$/.test(path)) {
    // Loaded on demand: few projects need it, and it is large.
    const { createJiti } = await import("jiti/static");
    return createJiti(pathToFileURL(path).href).import(path, { default: true });
  }
  const module: unknown = await import(pathToFileURL(path).href);
  return typeof module === "object" && module !== null && "default" in module ? module.default : module;
}
