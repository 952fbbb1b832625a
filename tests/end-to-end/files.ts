/** The modules that the preset `execution-engine` knows by name, in both languages. */
export const engines = {
  "netra_backend/app/agents/supervisor/execution_engine.py": `class ExecutionEngine:
    def __init__(self, registry, websocket_bridge, user_context=None):
        self.registry = registry
`,
  "netra_backend/app/agents/supervisor/user_execution_engine.py": `class UserExecutionEngine:
    @classmethod
    def create_from_legacy_pattern(cls, registry, websocket_bridge, user_context=None):
        return cls()
`,
  "src/agents/execution_engine.ts": `export class ExecutionEngine {
  constructor(readonly registry: object, readonly websocketBridge: object, readonly userContext?: object) {}
}
`,
  "src/agents/user_execution_engine.ts": `export class UserExecutionEngine {
  static createFromLegacyPattern(registry: object, websocketBridge: object, userContext: object): UserExecutionEngine {
    return new UserExecutionEngine();
  }
}
`,
};

export const presetConfig = `import ssot from "eslint-plugin-ssot";
export default ssot.configs["execution-engine"];
`;

/** A configuration for Python with a small manifest of its own; `block` adds to the block of Python files. */
export const pythonConfig = (block = "", manifest = '{ symbols: { "new#Client": { deprecated: ["old#Client"] } } }'): string => `
import { defineConfig } from "eslint/config";
import ssot, { defineManifest } from "eslint-plugin-ssot";

export default defineConfig([
  { files: ["**/*.py"], plugins: { ssot }, language: "ssot/python", extends: ["ssot/recommended"], ${block} },
  { settings: { ssot: ${manifest} } },
]);
`;
