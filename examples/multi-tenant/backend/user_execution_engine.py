"""The one home of the engine: an instance belongs to one user."""

import asyncio


class UserExecutionEngine:
    def __init__(self, context, agent_factory, websocket_emitter):
        self.context = context
        self.agent_factory = agent_factory
        self.websocket_emitter = websocket_emitter

    @classmethod
    def create_from_legacy_pattern(cls, registry, websocket_bridge, user_context=None):
        """Takes what the deprecated constructor took."""
        if user_context is None:
            raise ValueError("an engine belongs to a user")
        return cls(user_context, registry.find, lambda event: websocket_bridge.send(user_context.user_id, event))

    async def run(self, agent, question):
        self.websocket_emitter("agent_started")
        await asyncio.sleep(0)
        answer = self.agent_factory(agent)(question)
        self.websocket_emitter("agent_completed")
        return answer
