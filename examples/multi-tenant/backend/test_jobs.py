import asyncio
import unittest

from backend.execution_engine import ExecutionEngine
from backend.jobs import nightly, on_demand, shared_engine
from backend.reports import monthly_report
from backend.tenancy import AgentRegistry, UserExecutionContext


class JobsTest(unittest.TestCase):
    def test_runs_without_a_user(self):
        self.assertEqual(asyncio.run(nightly("all well?")), "nightly answers: all well?")
        self.assertEqual(asyncio.run(shared_engine.run("shared", "?")), "shared answers: ?")

    def test_runs_for_a_user(self):
        self.assertEqual(asyncio.run(on_demand("mine?", UserExecutionContext("alice"))), "on-demand answers: mine?")

    def test_an_engine_needs_a_bridge(self):
        with self.assertRaises(TypeError):
            ExecutionEngine(AgentRegistry())

    def test_a_report_executes_its_plan(self):
        self.assertEqual(monthly_report(), ["SCAN", "JOIN"])
