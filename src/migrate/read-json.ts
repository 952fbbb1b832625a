import { readFileSync } from "node:fs";

/** Reads a JSON file; some editors and shells write a byte order mark first, which the decoder takes off. */
export const readJson = (path: string): unknown => JSON.parse(new TextDecoder().decode(readFileSync(path)));
