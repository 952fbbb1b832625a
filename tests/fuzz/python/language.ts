import type { Language } from "../run";
import { programs } from "./program";

/** Python programs, run by `python3`. */
export const python: Language = { programs, interpreter: ["python3", "-W", "ignore", "tests/fuzz/python/run_programs.py"] };
