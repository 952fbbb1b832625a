import { defineConfig } from "eslint/config";
import ssot, { defineManifest } from "eslint-plugin-ssot";

const reason = "It mixes up its users.";

const manifest = defineManifest({
  symbols: {
    "backend.user_execution_engine#UserExecutionEngine": {
      deprecated: ["backend.execution_engine#ExecutionEngine"],
      reason,
      construct: {
        scope: "user",
        parameters: ["registry", "websocket_bridge", "user_context?"],
        factory: "create_from_legacy_pattern",
        context: { parameter: "user_context", type: "backend.tenancy#UserContext" },
      },
    },
    "./web/user-execution-engine#UserExecutionEngine": {
      deprecated: ["./web/execution-engine#ExecutionEngine"],
      reason,
      construct: {
        scope: "user",
        parameters: ["registry", "bridge", "userContext?"],
        factory: "createFromLegacyPattern",
        context: { parameter: "userContext", type: "./web/tenancy#UserContext" },
      },
    },
  },
});

export default defineConfig([ssot.configs.javascript, ssot.configs.python, { settings: { ssot: manifest } }]);
