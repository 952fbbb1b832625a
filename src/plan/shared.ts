import type { Call, LocatedCall } from "../facts";
import { blocked, type Outcome } from "./outcome";
import type { Reach } from "./reach";
import { constructionOf, type ReachedUse } from "./reached";

/** The calls by which a use of a canonical symbol makes instances. */
function constructionsBy({ use, reached }: ReachedUse, call: Call): readonly LocatedCall[] {
  if (reached.construct?.returnsConstructor) return call.results();
  return [{ call, location: use.location(use.path.length) }];
}

/** The calls that make an instance of a canonical symbol where all users come to share it. */
export function sharedConstructions({ facts }: Reach, found: ReachedUse): readonly LocatedCall[] {
  const { reached, use, certain } = found;
  const call = constructionOf(found, use);
  if (reached.kind !== "canonical" || !certain || !call) return [];
  const onlyIn = reached.construct?.onlyIn ?? [];
  if (onlyIn.length > 0 && !facts.dependsOn(onlyIn)) return [];
  const shared = constructionsBy(found, call).filter((made) => made.call.lifetime !== "local");
  const onlyWith = reached.construct?.onlyWith ?? [];
  return onlyWith.length === 0 ? shared : shared.filter((made) => facts.meets(onlyWith, made.call));
}

/** Making one for each call of what uses it is plausible, but who its owner is, is for people to say. */
export function planIsolation(call: Call): Outcome {
  const edits = call.isolate();
  return edits ? { kind: "suggest", deed: "isolate", edits, reason: "shared-instance" } : blocked("shared-instance");
}
