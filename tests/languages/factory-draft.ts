import type { FactoryDraft, FactoryParameter, QualifiedName } from "../../src/facts";

/** A factory that takes and passes nothing, but for what a test says of it. */
export const draft = (change: Partial<FactoryDraft>): FactoryDraft => ({
  name: "create",
  async: false,
  parameters: [],
  arguments: [],
  imports: [],
  summary: "Carries old calls over.",
  advice: "Construct it.",
  ...change,
});

export const symbol = (module: string, ...path: string[]): QualifiedName => ({ module, path });

export const parameter = (name: string, change: Partial<FactoryParameter> = {}): FactoryParameter => ({
  name,
  required: true,
  refusesNothing: false,
  type: null,
  handedTo: null,
  ...change,
});
