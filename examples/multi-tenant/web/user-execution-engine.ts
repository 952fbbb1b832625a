import type { AgentRegistry, UserContext, WebSocketBridge } from "./tenancy";

/** The one home of the engine: an instance belongs to one user. */
export class UserExecutionEngine {
  constructor(
    readonly context: UserContext,
    private readonly agentFactory: (agent: string) => (question: string) => string,
    private readonly emit: (event: string) => void,
  ) {}

  /** Takes what the deprecated constructor took. */
  static createFromLegacyPattern(registry: AgentRegistry, bridge: WebSocketBridge, userContext: UserContext): UserExecutionEngine {
    return new UserExecutionEngine(
      userContext,
      (agent) => registry.find(agent),
      (event) => bridge.send(userContext.userId, event),
    );
  }

  async run(agent: string, question: string): Promise<string> {
    this.emit("agent_started");
    await Promise.resolve();
    const answer = this.agentFactory(agent)(question);
    this.emit("agent_completed");
    return answer;
  }
}
