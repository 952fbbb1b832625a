import { ExecutionEngine } from "./execution-engine";
import { AgentRegistry, type UserExecutionContext, WebSocketBridge } from "./tenancy";

// Callers that cannot all be repaired by a machine.
const bridge = new WebSocketBridge();
export const sharedEngine = new ExecutionEngine(new AgentRegistry(), bridge); // one engine for every user of the process

export async function nightly(question: string): Promise<string> {
  const engine = new ExecutionEngine(new AgentRegistry(), bridge); // on whose behalf?
  return engine.run("nightly", question);
}

export async function onDemand(question: string, userContext: UserExecutionContext): Promise<string> {
  const engine = new ExecutionEngine(new AgentRegistry(), bridge, userContext);
  return engine.run("on-demand", question);
}
