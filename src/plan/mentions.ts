import { sameName } from "../facts";
import { planDouble } from "./doubles";
import { isToldApart } from "./follow";
import { readHome, missingMember } from "./home";
import { blocked, type Outcome } from "./outcome";
import { handsOut, type Reach } from "./reach";
import { constructionOf, sameHome, type ReachedMention } from "./reached";
import type { Reason } from "./reasons";

/** Why pointing a mention at the new home could change what the code around it measures or loads; null where it cannot. */
function doubtOfMention(reach: Reach, { mention, reached, length }: ReachedMention): Reason | null {
  const { home, namesake } = reached;
  if (mention.purpose === "load") {
    const known = mention.use !== null && (length > 0 || home?.path.length !== 0);
    return known ? null : "dynamic-module";
  }
  if (mention.purpose === "look-up") return "dynamic-module";
  if (mention.purpose === "pointer") return null;
  const constructed = reach.uses.some((other) => {
    return other.reached.kind === "deprecated" && sameHome(other.reached, reached) && constructionOf(other, other.use);
  });
  if (constructed) return "in-use";
  // What the file takes from the old place by other ways is replaced by this double, too.
  const read = reach.uses.some(({ use, reached: { name } }) => use.role !== "annotation" && sameName(name, reached.name));
  // A variable that others are bound to as well.
  const bound = reach.imports.some(({ variable, reached: { name } }) => sameName(name, reached.name) && variable?.uses.some(({ role }) => role !== "annotation"));
  const taken = read || bound || handsOut(reach.facts, reached.name.module);
  // So is what it reaches through a module that it loads or looks up at run time.
  const loaded = reach.facts.mentions.some(({ purpose, names }) => {
    return (purpose === "load" || purpose === "look-up") && names.some(({ module, path }) => path.length === 0 && module === reached.name.module);
  });
  if (taken || loaded) return "mocked-module";
  // What is replaced inside a module matters only to code that still lives there: here, a class whose successor differs.
  const successorDiffers = reach.manifest.symbols.some(({ construct, deprecated }) => {
    return construct !== null && deprecated.some(({ module }) => module === reached.name.module);
  });
  return namesake && (successorDiffers || home?.path.length === 0) ? "mocked-module" : null;
}

/** Plans the repair of a module or symbol that is named in a string or loaded by an expression. */
export function planMention(reach: Reach, found: ReachedMention): Outcome {
  if (found.mention.double) return planDouble(reach, found.reached.name.module) ?? blocked("mocked-module");
  const { mention, use, withModule, reached, length, rest } = found;
  const { strings } = reach.manifest;
  if (reached.kind === "removed" || !reached.home) return blocked("removed");
  if (constructionOf(found, use)) return blocked(mention.express ? "in-use" : "dynamic-module");
  if (withModule) return blocked(mention.purpose === "mock" ? "mocked-module" : "dynamic-module");
  if (strings === "report") return blocked("strings-setting");
  const home = readHome(reach.facts, reached.home, reached.namesake);
  const missing = missingMember(home, rest);
  if (missing) return blocked(missing);
  if (use && !use.typeOnly && reached.construct) return blocked("dynamic-module");
  if (use && isToldApart(reach, reached)) return blocked("tied-by-identity");
  // `patch("m.Old.method")` names more than the symbol: what is not read by the code around it stays part of the name.
  const read = use ? use.path.length - length : 0;
  const named = rest.slice(0, rest.length - read);
  const edits = mention.replace({ ...reached.home, path: [...reached.home.path, ...named] }, length);
  const reason = doubtOfMention(reach, found) ?? (strings === "suggest" ? "strings-setting" : null);
  if (!edits) return blocked(reason ?? "unsupported-syntax");
  return reason ? { kind: "suggest", deed: "name", edits, reason } : { kind: "fix", edits };
}
