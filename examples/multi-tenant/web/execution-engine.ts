import type { AgentState } from "./agents";
import type { AgentRegistry, UserContext, WebSocketBridge } from "./tenancy";

/** The deprecated engine: all its instances share one idea of who the user is, and one history. */
export class ExecutionEngine {
  // Of the whole process: the last request to arrive gets everybody's events.
  private static currentUser: UserContext | undefined;
  // Of the whole process: nobody knows when a run may be forgotten.
  private static readonly runHistory: AgentState[] = [];

  constructor(
    private readonly registry: AgentRegistry,
    private readonly bridge: WebSocketBridge,
    private readonly userContext?: UserContext,
  ) {
    if (userContext) ExecutionEngine.currentUser = userContext;
  }

  async run(agent: string, question: string): Promise<string> {
    const state: AgentState = { question, passages: [], answer: "" };
    ExecutionEngine.runHistory.push(state);
    this.emit("agent_started", question);
    await this.registry.find(agent).run(state, (event, text) => this.emit(event, text));
    this.emit("agent_completed", state.answer);
    return state.answer;
  }

  private emit(type: string, text: string): void {
    this.bridge.send(ExecutionEngine.currentUser?.userId, { type, userId: this.userContext?.userId, text });
  }
}
