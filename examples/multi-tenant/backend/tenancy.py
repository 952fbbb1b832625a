"""What every request has: a user, the agents that can be run, and the wire back to the browsers."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class UserContext:
    user_id: str


class AgentRegistry:
    def find(self, name):
        return lambda question: f"{name} answers: {question}"


@dataclass
class WebSocketBridge:
    sent: list = field(default_factory=list)

    def send(self, user_id, event):
        self.sent.append((user_id, event))

    def received_by(self, user_id):
        return [event for receiver, event in self.sent if receiver == user_id]
