import { formatId } from "../manifest";
import { findContextFaults } from "../plan/user-context";
import { createRule } from "./create-rule";
import { describe } from "./describe";

const ids = { missing: "missingContext", nothing: "emptyContext", "perhaps-nothing": "uncertainContext", "made-up": "literalContext" } as const;

const ANOTHERS = "Without it one user may get what is another's.";

export const requireUserContext = createRule<(typeof ids)[keyof typeof ids]>({
  name: "require-user-context",
  description: "require every call of a factory to say whose instance it makes",
  messages: {
    missingContext: "This call of '{{factory}}' leaves out '{{parameter}}', which says whose instance it makes.{{why}}",
    emptyContext: "This call of '{{factory}}' passes nothing as '{{parameter}}', which says whose instance it makes.{{why}}",
    uncertainContext: "This call of '{{factory}}' may pass nothing as '{{parameter}}', which says whose instance it makes.{{why}}",
    literalContext: "This call of '{{factory}}' makes '{{parameter}}' up on the spot, which says whose instance it makes.{{why}}",
  },
  stakes: { missingContext: ANOTHERS, emptyContext: ANOTHERS, uncertainContext: ANOTHERS, literalContext: ANOTHERS },
  judges: ["uses", "definitions"],
  repairs: ["suggestion"],
  *find(reach) {
    for (const { kind, entry, factory, parameter, location, outcome } of findContextFaults(reach)) {
      const subject = describe({ ...entry, kind: "canonical", name: entry.home }, null);
      yield { messageId: ids[kind], location, data: { ...subject, factory: formatId(factory), parameter }, outcome };
    }
  },
});
