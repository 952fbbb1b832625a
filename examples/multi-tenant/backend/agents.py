"""An agent thinks, uses a tool and answers; it tells how far it is and keeps what it found in the state of its run."""

import asyncio
from dataclasses import dataclass, field

THINKING = 0.005  # seconds in which other users' requests take their turn


@dataclass
class AgentState:
    question: str
    passages: list = field(default_factory=list)
    answer: str = ""


async def search(question):
    await asyncio.sleep(THINKING)
    return [f"passage {number} about {question}" for number in range(1000)]


class Agent:
    def __init__(self, name):
        self.name = name

    async def run(self, state, emit):
        emit("agent_thinking", state.question)
        await asyncio.sleep(THINKING)
        emit("tool_executing", f"search {state.question}")
        state.passages = await search(state.question)
        emit("tool_completed", f"{len(state.passages)} passages about {state.question}")
        state.answer = f"{self.name} answers: {state.question}"
