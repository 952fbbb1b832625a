"""Callers that know their user: everything here can be repaired."""

import asyncio

from backend.execution_engine import ExecutionEngine
from backend.tenancy import AgentRegistry, UserExecutionContext, WebSocketBridge

registry = AgentRegistry()


async def answer(question: str, bridge: WebSocketBridge, user_context: UserExecutionContext) -> str:
    engine: ExecutionEngine = ExecutionEngine(
        registry,
        websocket_bridge=bridge,  # one bridge, many users
        user_context=user_context,
    )
    return await engine.run("chat", question)


def answer_now(question: str, bridge: WebSocketBridge, user: UserExecutionContext) -> str:
    # The user is at hand and was not passed on.
    return asyncio.run(ExecutionEngine(registry, bridge).run("chat", question))


async def summarise(text: str, bridge: WebSocketBridge, context: UserExecutionContext) -> str:
    from backend.execution_engine import ExecutionEngine as Engine

    return await Engine(registry, bridge, context).run("summary", text)
