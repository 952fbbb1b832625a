import ssot, { executionEngineManifest } from "eslint-plugin-ssot";

/** The preset's manifest, with the names of this project's modules. */
const manifest = executionEngineManifest({
  python: {
    deprecated: "backend.execution_engine",
    canonical: "backend.user_execution_engine",
    context: "backend.tenancy",
  },
  typescript: {
    deprecated: "./web/execution-engine",
    canonical: "./web/user-execution-engine",
    context: "./web/tenancy",
  },
});

export default [...ssot.configs.javascript, ssot.configs.python, { settings: { ssot: manifest } }];
