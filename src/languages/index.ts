import type { LanguageAdapter } from "../facts";
import { javascriptAdapter } from "./javascript/adapter";
import { pythonAdapter } from "./python/adapter";

/** Every language that the rules can read. */
export const adapters: readonly LanguageAdapter[] = [javascriptAdapter, pythonAdapter];
