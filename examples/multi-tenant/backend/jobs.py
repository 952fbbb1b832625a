"""Callers that cannot all be repaired by a machine."""

from backend.execution_engine import ExecutionEngine
from backend.tenancy import AgentRegistry, UserExecutionContext, WebSocketBridge

bridge = WebSocketBridge()
shared_engine = ExecutionEngine(AgentRegistry(), bridge)  # one engine for every user of the process


async def nightly(question: str) -> str:
    engine = ExecutionEngine(AgentRegistry(), bridge)  # on whose behalf?
    return await engine.run("nightly", question)


async def on_demand(question: str, user_context: UserExecutionContext) -> str:
    engine = ExecutionEngine(AgentRegistry(), bridge, user_context)
    return await engine.run("on-demand", question)
