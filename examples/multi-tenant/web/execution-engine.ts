import type { AgentState } from "./agents";
import type { AgentRegistry, UserExecutionContext, WebSocketBridge } from "./tenancy";

/** The deprecated engine: all its instances share one idea of who the user is, and one history. */
export class ExecutionEngine {
  // Of the whole process: the last request to arrive gets everybody's events.
  private static currentUser: UserExecutionContext | undefined;
  // Of the whole process: nobody knows when a run may be forgotten.
  private static readonly runHistory: AgentState[] = [];

  constructor(
    private readonly registry: AgentRegistry,
    private readonly websocketBridge: WebSocketBridge,
    private readonly userContext?: UserExecutionContext,
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
    this.websocketBridge.send(ExecutionEngine.currentUser?.userId, { type, userId: this.userContext?.userId, text });
  }
}
