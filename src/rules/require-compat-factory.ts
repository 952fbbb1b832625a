import { findFactoryFaults } from "../plan/compat-factory";
import { createRule } from "./create-rule";
import { describe } from "./describe";

const ids = { missing: "missingFactory", different: "differentFactory" } as const;

const UNREPAIRED = "Until that is mended, none of them can be repaired.";

export const requireCompatFactory = createRule<(typeof ids)[keyof typeof ids]>({
  name: "require-compat-factory",
  description: "require the canonical class to define the factory that carries calls of the deprecated constructor over",
  messages: {
    missingFactory: "'{{home}}' lacks the factory '{{expected}}' that calls of the deprecated constructor go to.{{why}}",
    differentFactory: "The factory '{{found}}' is not what calls of the deprecated constructor go to: '{{expected}}'.{{why}}",
  },
  stakes: { missingFactory: UNREPAIRED, differentFactory: UNREPAIRED },
  judges: ["definitions"],
  repairs: ["fix"],
  *find(reach) {
    for (const { kind, entry, expected, found, location, outcome } of findFactoryFaults(reach)) {
      const subject = describe({ ...entry, kind: "canonical", name: entry.home }, null);
      yield { messageId: ids[kind], location, data: { ...subject, expected, found }, outcome };
    }
  },
});
