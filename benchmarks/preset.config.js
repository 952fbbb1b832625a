/** The preset with the two rules whose price is measured. */
import ssot from "../dist/index.js";

const rules = { "ssot/no-deprecated-import": "error", "ssot/no-shared-state-constructor": "error" };

export default [ssot.configs["execution-engine"]].flat().map((block) => (block.rules ? { ...block, rules } : block));
