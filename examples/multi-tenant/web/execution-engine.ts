import type { AgentRegistry, UserContext, WebSocketBridge } from "./tenancy";

/** The deprecated engine: all its instances share one idea of who the user is. */
export class ExecutionEngine {
  // Of the whole process: the last request to arrive gets everybody's events.
  private static currentUser: UserContext | undefined;

  constructor(
    private readonly registry: AgentRegistry,
    private readonly bridge: WebSocketBridge,
    userContext?: UserContext,
  ) {
    if (userContext) ExecutionEngine.currentUser = userContext;
  }

  async run(agent: string, question: string): Promise<string> {
    this.emit("agent_started");
    await Promise.resolve(); // where another user's request takes its turn
    const answer = this.registry.find(agent)(question);
    this.emit("agent_completed");
    return answer;
  }

  private emit(event: string): void {
    this.bridge.send(ExecutionEngine.currentUser?.userId, event);
  }
}
