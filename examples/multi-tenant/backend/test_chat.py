import asyncio
import unittest
from unittest.mock import AsyncMock, patch

from backend.chat import answer, answer_now, summarise
from backend.tenancy import UserExecutionContext, WebSocketBridge

ALICE = UserExecutionContext("alice")
EVENTS = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"]


class ChatTest(unittest.TestCase):
    def test_answers_and_tells_the_user(self):
        received = []
        bridge = WebSocketBridge()
        bridge.connect("alice", lambda message: received.append(message["type"]))
        self.assertEqual(asyncio.run(answer("why?", bridge, ALICE)), "chat answers: why?")
        self.assertEqual(received, EVENTS)

    def test_answers_without_an_event_loop(self):
        self.assertEqual(answer_now("why?", WebSocketBridge(), ALICE), "chat answers: why?")

    def test_summarises(self):
        self.assertEqual(asyncio.run(summarise("text", WebSocketBridge(), ALICE)), "summary answers: text")

    def test_replaces_the_engine_by_its_name(self):
        with patch("backend.execution_engine.ExecutionEngine.run", AsyncMock(return_value="mocked")):
            self.assertEqual(asyncio.run(answer("why?", WebSocketBridge(), ALICE)), "mocked")
