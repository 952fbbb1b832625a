"""A namesake: this engine executes query plans and has nothing to do with users."""


class ExecutionEngine:
    def __init__(self, plan):
        self.plan = plan

    def rows(self):
        return [step.upper() for step in self.plan]


def monthly_report():
    return ExecutionEngine(["scan", "join"]).rows()
