import type { Variable } from "../facts";
import { followTogether } from "../plan/follow";
import { planAlias, planImport, planUse } from "../plan/imports";
import { blocked, combine } from "../plan/outcome";
import { planMention } from "../plan/mentions";
import type { Reach } from "../plan/reach";
import { constructionOf, isAlias } from "../plan/reached";
import type { Reason } from "../plan/reasons";
import { createRule, type Finding } from "./create-rule";
import { describe, type Subject } from "./describe";

type Id = "deprecated" | "removed" | "compatibilityAlias" | "deprecatedUse";

const TWO_HOMES = "While both are in use, a repair of one misses the other.";

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
const saidOfImport: ReadonlySet<Reason> = new Set(["in-use", "removed", "no-home", "missing-target", "unlisted-root", "name-taken", "mocked-module"]);

/** Uses of an import that is reported: what holds it back is said where it stands. */
function* heldBack(reach: Reach, variable: Variable): Iterable<Finding<Id>> {
  const own = reach.uses.filter((reachedUse) => {
    return reachedUse.variable === variable && reachedUse.certain && !constructionOf(reachedUse, reachedUse.use);
  });
  for (const [{ use, reached, length }, reason] of followTogether(reach, own)) {
    if (typeof reason !== "string" || saidOfImport.has(reason)) continue;
    yield { messageId: "deprecatedUse", location: use.location(length), data: describe(reached, null), outcome: blocked(reason) };
  }
}

function* uses(reach: Reach): Iterable<Finding<Id>> {
  const deprecated = reach.imports.filter(({ reached }) => reached.kind !== "canonical");
  const reported = new Set(deprecated.flatMap(({ variable }) => variable ?? []));
  for (const variable of reported) yield* heldBack(reach, variable);
  for (const reachedUse of reach.uses) {
    const { use, reached, length, variable } = reachedUse;
    if (reached.kind === "canonical" || reported.has(variable)) continue;
    const location = use.location(length);
    yield { messageId: idOf(reached), location, data: describe(reached, null), outcome: planUse(reach, reachedUse) };
  }
}

function* mentions(reach: Reach): Iterable<Finding<Id>> {
  if (reach.manifest.strings === "off") return;
  for (const found of reach.mentions) {
    const { location, reached } = found;
    if (reached.kind === "canonical") continue;
    yield { messageId: idOf(reached), location, data: describe(reached, null), outcome: planMention(reach, found) };
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
  stakes: {
    deprecated: TWO_HOMES,
    deprecatedUse: TWO_HOMES,
    removed: "What still reaches it fails, or will.",
    compatibilityAlias: "Whoever reads it takes it for the old one.",
  },
  *find(reach) {
    yield* combine(reach, [...imports(reach), ...uses(reach)]);
    yield* mentions(reach);
  },
});
