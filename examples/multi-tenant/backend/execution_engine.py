"""The deprecated engine: all its instances share one idea of who the user is."""

import asyncio


class ExecutionEngine:
    current_user = None  # of the whole process: the last request to arrive gets everybody's events

    def __init__(self, registry, websocket_bridge, user_context=None):
        self.registry = registry
        self.websocket_bridge = websocket_bridge
        if user_context is not None:
            ExecutionEngine.current_user = user_context

    async def run(self, agent, question):
        self._emit("agent_started")
        await asyncio.sleep(0)  # where another user's request takes its turn
        answer = self.registry.find(agent)(question)
        self._emit("agent_completed")
        return answer

    def _emit(self, event):
        user = ExecutionEngine.current_user
        self.websocket_bridge.send(user and user.user_id, event)
