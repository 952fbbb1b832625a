"""The deprecated engine: all its instances share one idea of who the user is, and one history."""

from backend.agents import AgentState


class ExecutionEngine:
    current_user = None  # of the whole process: the last request to arrive gets everybody's events
    run_history = []  # of the whole process: nobody knows when a run may be forgotten

    def __init__(self, registry, websocket_bridge, user_context=None):
        self.registry = registry
        self.websocket_bridge = websocket_bridge
        self.user_context = user_context
        if user_context is not None:
            ExecutionEngine.current_user = user_context

    async def run(self, agent, question):
        state = AgentState(question)
        ExecutionEngine.run_history.append(state)
        self._emit("agent_started", question)
        await self.registry.find(agent).run(state, self._emit)
        self._emit("agent_completed", state.answer)
        return state.answer

    def _emit(self, event, text):
        receiver = ExecutionEngine.current_user
        message = {"type": event, "user_id": self.user_context and self.user_context.user_id, "text": text}
        self.websocket_bridge.send(receiver and receiver.user_id, message)
