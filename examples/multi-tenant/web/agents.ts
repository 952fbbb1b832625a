import { setTimeout as sleep } from "node:timers/promises";

const THINKING = 5; // milliseconds in which other users' requests take their turn

export interface AgentState {
  readonly question: string;
  passages: readonly string[];
  answer: string;
}

export type Emit = (event: string, text: string) => void;

async function search(question: string): Promise<string[]> {
  await sleep(THINKING);
  return Array.from({ length: 1000 }, (_, number) => `passage ${number} about ${question}`);
}

/** Thinks, uses a tool and answers; tells how far it is and keeps what it found in the state of its run. */
export class Agent {
  constructor(private readonly name: string) {}

  async run(state: AgentState, emit: Emit): Promise<void> {
    emit("agent_thinking", state.question);
    await sleep(THINKING);
    emit("tool_executing", `search ${state.question}`);
    state.passages = await search(state.question);
    emit("tool_completed", `${state.passages.length} passages about ${state.question}`);
    state.answer = `${this.name} answers: ${state.question}`;
  }
}
