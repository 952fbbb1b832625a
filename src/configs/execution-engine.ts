import { defineManifest } from "../manifest";
import type { ConstructSpec, Manifest, SymbolSpec } from "../manifest/types";

/** Where the pieces of the story live: a shared engine, the engine of one user, and the context that tells users apart. */
export interface ExecutionEngineModules {
  readonly deprecated: string;
  readonly canonical: string;
  readonly context: string;
  /** The home of `AgentInstanceFactory`, of which a new engine needs one; without it no factory can be written. */
  readonly agentFactory?: string;
  /** The one home of `ExecutionEngineFactory`. */
  readonly engineFactory?: string;
}

const PYTHON: ExecutionEngineModules = {
  deprecated: "netra_backend.app.agents.supervisor.execution_engine",
  canonical: "netra_backend.app.agents.supervisor.user_execution_engine",
  context: "netra_backend.app.services.user_execution_context",
  agentFactory: "netra_backend.app.agents.supervisor.agent_instance_factory",
  engineFactory: "netra_backend.app.agents.supervisor.execution_engine_factory",
};

const TYPESCRIPT: ExecutionEngineModules = {
  deprecated: "./src/agents/execution_engine",
  canonical: "./src/agents/user_execution_engine",
  context: "./src/services/user_execution_context",
  agentFactory: "./src/agents/agent_instance_factory",
  engineFactory: "./src/agents/execution_engine_factory",
};

const REASON = "The shared engine delivers one user's events to another.";

/** What a team names is its own: the preset's other modules go with the preset's engine alone. */
function modulesOf(preset: ExecutionEngineModules, own: Partial<ExecutionEngineModules> = {}): ExecutionEngineModules {
  if (own.canonical === undefined) return { ...preset, ...own };
  const { deprecated, canonical, context } = preset;
  return { deprecated, canonical, context, ...own };
}

/** How the new constructor is served by the old one's arguments; nothing is known of it without the agents' factory. */
function compatOf(agentFactory: string | undefined, expressions: Record<string, string>): Pick<ConstructSpec, "compat"> {
  return agentFactory === undefined ? {} : { compat: { imports: [`${agentFactory}#AgentInstanceFactory`], arguments: expressions } };
}

const homeOfFactory = (module: string | undefined): Record<string, SymbolSpec> =>
  module === undefined ? {} : { [`${module}#ExecutionEngineFactory`]: { reason: "Each further one makes engines of its own." } };

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
  const python = modulesOf(PYTHON, modules.python);
  const typescript = modulesOf(TYPESCRIPT, modules.typescript);
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
          ...compatOf(python.agentFactory, {
            context: "user_context",
            agent_factory: "AgentInstanceFactory()",
            websocket_emitter: "websocket_bridge",
          }),
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
          ...compatOf(typescript.agentFactory, {
            context: "userContext",
            agentFactory: "new AgentInstanceFactory()",
            websocketEmitter: "websocketBridge",
          }),
        },
      },
      [`${typescript.context}#UserExecutionContext`]: {
        deprecated: [`${typescript.deprecated}#UserExecutionContext`],
        reason: "The engine's module only passes it on.",
      },
      ...homeOfFactory(python.engineFactory),
      ...homeOfFactory(typescript.engineFactory),
    },
    modules: {
      [python.canonical]: { deprecated: [python.deprecated], reason: REASON },
      [typescript.canonical]: { deprecated: [typescript.deprecated], reason: REASON },
    },
  });
}
