import { defineManifest } from "../manifest";
import type { Manifest } from "../manifest/types";

/** Where the pieces of the story live: a shared engine, the engine of one user, and the context that tells users apart. */
export interface ExecutionEngineModules {
  readonly deprecated: string;
  readonly canonical: string;
  readonly context: string;
}

const PYTHON: ExecutionEngineModules = {
  deprecated: "netra_backend.app.agents.supervisor.execution_engine",
  canonical: "netra_backend.app.agents.supervisor.user_execution_engine",
  context: "netra_backend.app.services.user_execution_context",
};

const TYPESCRIPT: ExecutionEngineModules = {
  deprecated: "./src/agents/execution_engine",
  canonical: "./src/agents/user_execution_engine",
  context: "./src/services/user_execution_context",
};

const REASON = "The shared engine delivers one user's events to another.";

/**
 * The manifest of the preset `execution-engine`: `ExecutionEngine` is replaced by `UserExecutionEngine`, one per user.
 * A team gives the names of its own modules; what it leaves out keeps the preset's.
 */
export function executionEngineManifest(
  modules: {
    readonly python?: Partial<ExecutionEngineModules>;
    readonly typescript?: Partial<ExecutionEngineModules>;
  } = {},
): Manifest {
  const python = { ...PYTHON, ...modules.python };
  const typescript = { ...TYPESCRIPT, ...modules.typescript };
  return defineManifest({
    symbols: {
      [`${python.canonical}#UserExecutionEngine`]: {
        deprecated: [`${python.deprecated}#ExecutionEngine`],
        reason: REASON,
        construct: {
          scope: "user",
          constructors: ["_init_from_factory"],
          parameters: ["registry", "websocket_bridge", "user_context?"],
          factory: "create_from_legacy_pattern",
          context: {
            parameter: "user_context",
            type: `${python.context}#UserExecutionContext`,
            names: ["user_context"],
            required: true,
          },
        },
      },
      [`${python.context}#UserExecutionContext`]: {
        deprecated: [`${python.deprecated}#UserExecutionContext`],
        reason: "The engine's module only passes it on.",
      },
      [`${typescript.canonical}#UserExecutionEngine`]: {
        deprecated: [`${typescript.deprecated}#ExecutionEngine`],
        reason: REASON,
        construct: {
          scope: "user",
          parameters: ["registry", "websocketBridge", "userContext?"],
          factory: "createFromLegacyPattern",
          context: {
            parameter: "userContext",
            type: `${typescript.context}#UserExecutionContext`,
            names: ["userContext"],
            required: true,
          },
        },
      },
      [`${typescript.context}#UserExecutionContext`]: {
        deprecated: [`${typescript.deprecated}#UserExecutionContext`],
        reason: "The engine's module only passes it on.",
      },
    },
    modules: {
      [python.canonical]: { deprecated: [python.deprecated], reason: REASON },
      [typescript.canonical]: { deprecated: [typescript.deprecated], reason: REASON },
    },
  });
}
