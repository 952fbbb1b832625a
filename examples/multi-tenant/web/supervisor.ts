import { ExecutionEngine } from "./execution-engine";
import type { AgentRegistry, UserContext, WebSocketBridge } from "./tenancy";

/** Takes what users ask and has an agent answer it. */
export class Supervisor {
  constructor(
    private readonly registry: AgentRegistry,
    private readonly bridge: WebSocketBridge,
  ) {}

  async ask(question: string, userContext: UserContext): Promise<string> {
    const engine = new ExecutionEngine(this.registry, this.bridge, userContext);
    return engine.run("research", question);
  }
}
