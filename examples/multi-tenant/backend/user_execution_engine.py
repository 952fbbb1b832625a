"""The one home of the engine: an instance belongs to one user."""

from backend.agents import AgentState


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
        user_id = user_context.user_id

        def emit(event, text):
            websocket_bridge.send(user_id, {"type": event, "user_id": user_id, "text": text})

        return cls(user_context, registry.find, emit)

    async def run(self, agent, question):
        state = AgentState(question)
        self.websocket_emitter("agent_started", question)
        await self.agent_factory(agent).run(state, self.websocket_emitter)
        self.websocket_emitter("agent_completed", state.answer)
        return state.answer
