import { findDuplicates } from "../plan/duplicates";
import { blocked } from "../plan/outcome";
import { createRule } from "./create-rule";
import { describe } from "./describe";

const TWO_HOMES = "Where there are two, a repair of one misses the other.";

export const noDuplicateDefinition = createRule<"duplicate" | "alias">({
  name: "no-duplicate-definition",
  description: "disallow a second implementation of a symbol that has a home",
  messages: {
    duplicate: "This {{kind}} is a second '{{name}}': its one home is '{{home}}'.{{why}}",
    alias: "'{{local}}' gives the name of '{{name}}' to something else: its one home is '{{home}}'.{{why}}",
  },
  stakes: { duplicate: TWO_HOMES, alias: TWO_HOMES },
  judges: ["definitions"],
  repairs: [],
  *find(reach) {
    for (const { definition, name, entry } of findDuplicates(reach)) {
      const { kind, location } = definition;
      const data = { ...describe({ ...entry, kind: "deprecated", name }, definition.name), kind };
      yield { messageId: kind === "alias" ? "alias" : "duplicate", location, data, outcome: blocked("second-home") };
    }
  },
});
