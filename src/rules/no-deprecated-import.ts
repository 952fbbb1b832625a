import { planAlias, planImport, planUse } from "../plan/imports";
import { combine } from "../plan/outcome";
import { planMention } from "../plan/mentions";
import { constructionOf, isAlias, type Reach, type ReachedImport, type ReachedUse } from "../plan/reach";
import type { Reason } from "../plan/reasons";
import { createRule, type Finding } from "./create-rule";
import { describe, type Subject } from "./describe";

type Id = "deprecated" | "removed" | "compatibilityAlias" | "deprecatedUse";

const idOf = ({ kind }: Subject): Id => (kind === "removed" ? "removed" : "deprecated");

function* imports(reach: Reach): Iterable<Finding<Id>> {
  for (const found of reach.imports) {
    const { import: imported, reached, variable } = found;
    const common = { location: imported.location, data: describe(reached, imported.local) };
    if (reached.kind !== "canonical") yield { ...common, messageId: idOf(reached), outcome: planImport(reach, found) };
    else if (variable && isAlias(found) && reach.manifest.localName === "canonical") {
      yield { ...common, messageId: "compatibilityAlias", outcome: planAlias(reach, found, variable) };
    }
  }
}

/** What holds for the name as a whole stands at its import already. */
const saidOfImport: ReadonlySet<Reason> = new Set(["in-use", "removed", "no-home", "missing-target", "name-taken", "mocked-module"]);

/** An import of the same variable is reported already, so its uses are only where they hold it back. */
const isReported = (reach: Reach, use: ReachedUse): boolean =>
  reach.imports.some(({ variable, reached }: ReachedImport) => variable === use.variable && reached.kind !== "canonical");

function* uses(reach: Reach): Iterable<Finding<Id>> {
  for (const reachedUse of reach.uses) {
    const { use, reached, length, certain } = reachedUse;
    const reported = isReported(reach, reachedUse);
    if (reached.kind === "canonical" || (reported && (!certain || constructionOf(reachedUse, use)))) continue;
    const outcome = planUse(reach, reachedUse);
    if (reported && (outcome.kind === "fix" || saidOfImport.has(outcome.reason))) continue;
    const messageId = reported ? "deprecatedUse" : idOf(reached);
    yield { messageId, location: use.location(length), data: describe(reached, null), outcome };
  }
}

function* mentions(reach: Reach): Iterable<Finding<Id>> {
  if (reach.manifest.strings === "off") return;
  for (const found of reach.mentions) {
    const { mention, reached } = found;
    if (reached.kind === "canonical") continue;
    yield { messageId: idOf(reached), location: mention.location, data: describe(reached, null), outcome: planMention(reach, found) };
  }
}

export const noDeprecatedImport = createRule<Id>({
  name: "no-deprecated-import",
  description: "disallow every way to reach a deprecated symbol or module, and move it to its one home",
  messages: {
    deprecated: "'{{name}}' is deprecated: its one home is '{{home}}'.{{why}}",
    deprecatedUse: "This use keeps the deprecated '{{name}}' alive: its one home is '{{home}}'.{{why}}",
    removed: "'{{name}}' is gone.{{why}}",
    compatibilityAlias: "'{{local}}' is a deprecated name for '{{home}}', which hides behind it.{{why}}",
  },
  *find(reach) {
    yield* combine(reach, [...imports(reach), ...uses(reach)]);
    yield* mentions(reach);
  },
});
