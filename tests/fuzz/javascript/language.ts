import type { Language } from "../run";
import { programs } from "./program";

/** JavaScript and TypeScript programs, run by Node. */
export const javascript: Language = {
  programs,
  interpreter: ["node", "--no-warnings", "--experimental-vm-modules", "--import", "tsx", "tests/fuzz/javascript/run-programs.ts"],
};
