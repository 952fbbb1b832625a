"""Takes what users ask and has an agent answer it."""

from backend.execution_engine import ExecutionEngine
from backend.tenancy import AgentRegistry, UserExecutionContext, WebSocketBridge


class Supervisor:
    def __init__(self, registry: AgentRegistry, bridge: WebSocketBridge):
        self.registry = registry
        self.bridge = bridge

    async def ask(self, question: str, user_context: UserExecutionContext) -> str:
        engine = ExecutionEngine(self.registry, self.bridge, user_context)
        return await engine.run("research", question)
