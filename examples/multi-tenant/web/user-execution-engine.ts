import type { Agent, AgentState, Emit } from "./agents";
import type { AgentRegistry, UserExecutionContext, WebSocketBridge } from "./tenancy";

/** The one home of the engine: an instance belongs to one user. */
export class UserExecutionEngine {
  constructor(
    readonly context: UserExecutionContext,
    private readonly agentFactory: (agent: string) => Agent,
    private readonly emit: Emit,
  ) {}

  /** Takes what the deprecated constructor took. */
  static createFromLegacyPattern(registry: AgentRegistry, websocketBridge: WebSocketBridge, userContext: UserExecutionContext): UserExecutionEngine {
    const { userId } = userContext;
    return new UserExecutionEngine(
      userContext,
      (agent) => registry.find(agent),
      (type, text) => websocketBridge.send(userId, { type, userId, text }),
    );
  }

  async run(agent: string, question: string): Promise<string> {
    const state: AgentState = { question, passages: [], answer: "" };
    this.emit("agent_started", question);
    await this.agentFactory(agent).run(state, this.emit);
    this.emit("agent_completed", state.answer);
    return state.answer;
  }
}
