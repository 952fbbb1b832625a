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

/** Engines that execute query plans: another concept of the same name. */
const namesakes = {
  symbols: {
    "backend.user_execution_engine#UserExecutionEngine": { namesakes: ["backend.reports#ExecutionEngine"] },
    "./web/user-execution-engine#UserExecutionEngine": { namesakes: ["./web/reports#ExecutionEngine"] },
  },
};

export default [
  ...ssot.configs.javascript,
  ssot.configs.python,
  { settings: { ssot: manifest } },
  { settings: { ssot: namesakes } },
];
