import ssot from "../dist/index.js";

export default [ssot.configs["execution-engine"]].flat();
