/** A namesake: this engine executes query plans and has nothing to do with users. */
class ExecutionEngine {
  constructor(private readonly plan: readonly string[]) {}

  rows(): string[] {
    return this.plan.map((step) => step.toUpperCase());
  }
}

export function monthlyReport(): string[] {
  return new ExecutionEngine(["scan", "join"]).rows();
}
