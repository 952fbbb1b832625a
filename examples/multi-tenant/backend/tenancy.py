"""What every request has: a user, the agents that can be run, and the wire back to the browsers."""

from dataclasses import dataclass, field

from backend.agents import Agent


@dataclass(frozen=True)
class UserExecutionContext:
    user_id: str


class AgentRegistry:
    def find(self, name):
        return Agent(name)


@dataclass
class WebSocketBridge:
    connections: dict = field(default_factory=dict)

    def connect(self, user_id, deliver):
        self.connections[user_id] = deliver

    def disconnect(self, user_id):
        self.connections.pop(user_id, None)

    def send(self, user_id, message):
        deliver = self.connections.get(user_id)
        if deliver is not None:
            deliver(message)
