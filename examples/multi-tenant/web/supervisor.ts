import { ExecutionEngine } from "./execution-engine";
import type { AgentRegistry, UserExecutionContext, WebSocketBridge } from "./tenancy";

/** Takes what users ask and has an agent answer it. */
export class Supervisor {
  constructor(
    private readonly registry: AgentRegistry,
    private readonly bridge: WebSocketBridge,
  ) {}

  async ask(question: string, userContext: UserExecutionContext): Promise<string> {
    const engine = new ExecutionEngine(this.registry, this.bridge, userContext);
    return engine.run("research", question);
  }
}
