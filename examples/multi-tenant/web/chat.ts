import { ExecutionEngine } from "./execution-engine";
import { AgentRegistry, type UserExecutionContext, type WebSocketBridge } from "./tenancy";

// Callers that know their user: everything here can be repaired.
const registry = new AgentRegistry();

export async function answer(question: string, bridge: WebSocketBridge, userContext: UserExecutionContext): Promise<string> {
  const engine: ExecutionEngine = new ExecutionEngine(
    registry,
    bridge, // one bridge, many users
    userContext,
  );
  return engine.run("chat", question);
}

export function engineFor(bridge: WebSocketBridge, user: UserExecutionContext): ExecutionEngine {
  // The user is at hand and was not passed on.
  return new ExecutionEngine(registry, bridge);
}

export async function summarise(text: string, bridge: WebSocketBridge, context: UserExecutionContext): Promise<string> {
  const { ExecutionEngine: Engine } = await import("./execution-engine");
  return new Engine(registry, bridge, context).run("summary", text);
}
