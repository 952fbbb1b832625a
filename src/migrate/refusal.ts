import { types } from "node:util";

/** Why `ssot` does not go on: something that its user can read and act on, printed without a stack. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** The code of a system error, of whatever realm, such as `ENOENT`; null for anything else. */
export function errorCode(error: unknown): string | null {
  return types.isNativeError(error) && "code" in error && typeof error.code === "string" ? error.code : null;
}

export const messageOf = (error: unknown): string => (types.isNativeError(error) ? error.message : String(error));
