import type { Call, Lifetime, Location } from "../facts";
import { formatId } from "../manifest";
import { planConstruction, planLoadedConstruction } from "../plan/construction";
import { combine } from "../plan/outcome";
import type { Reach } from "../plan/reach";
import { constructionOf, type Reached } from "../plan/reached";
import { planIsolation, sharedConstructions } from "../plan/shared";
import { createRule, type Finding } from "./create-rule";
import { describe } from "./describe";

type Id = "deprecatedConstructor" | "sharedInstance";

const places: Record<Lifetime, string> = {
  local: "where it is used",
  module: "once for the whole module",
  class: "once for the whole class",
  "default-argument": "once, as a default argument",
  decorator: "once, as an argument of a decorator",
  memoized: "once, by a memoised function",
  "lazy-singleton": "once, as a lazily created singleton",
  "shared-factory": "by a factory or an object that is made use of once for the whole module",
  "imported-factory": "by a factory that another file calls once for the whole module",
};

/** The call by which the manifest wants instances to be made. */
function factoryOf({ construct, home }: Reached): string {
  const factory = construct?.factory;
  if (factory?.kind === "function") return formatId(factory.name);
  const owner = home ? formatId(home) : "";
  return factory ? `${owner}.${factory.name}` : owner;
}

function judge(reached: Reached, call: Call, location: Location): Omit<Finding<Id>, "outcome" | "messageId"> {
  const scope = reached.construct?.scope ?? "user";
  const data = { ...describe(reached, null), scope, factory: factoryOf(reached), place: places[call.lifetime] };
  return { location, data };
}

function* constructions(reach: Reach): Iterable<Finding<Id>> {
  for (const found of reach.uses) {
    const { reached, use } = found;
    const call = constructionOf(found, use);
    if (!call) continue;
    if (reached.kind === "deprecated") {
      const common = judge(reached, call, use.location(use.path.length));
      yield { ...common, messageId: "deprecatedConstructor", outcome: planConstruction(reach, found, call) };
    }
    for (const made of sharedConstructions(reach, found)) {
      yield { ...judge(reached, made.call, made.location), messageId: "sharedInstance", outcome: planIsolation(made.call) };
    }
  }
}

function* dynamicConstructions(reach: Reach): Iterable<Finding<Id>> {
  for (const found of reach.mentions) {
    const { use, location, reached } = found;
    const call = constructionOf(found, use);
    if (!call || reached.kind !== "deprecated") continue;
    yield { ...judge(reached, call, location), messageId: "deprecatedConstructor", outcome: planLoadedConstruction(reach, found, call) };
  }
}

export const noSharedStateConstructor = createRule<Id>({
  name: "no-shared-state-constructor",
  description: "disallow constructing what belongs to one user or request where all of them share it",
  messages: {
    deprecatedConstructor:
      "'{{name}}' is deprecated, as users share what it holds; get one for each {{scope}} from '{{factory}}' instead.{{why}}",
    sharedInstance: "'{{name}}' belongs to one {{scope}}, but this one is created {{place}}, so that all of them share what it holds.{{why}}",
  },
  stakes: {},
  find: (reach) => combine(reach, [...constructions(reach), ...dynamicConstructions(reach)]),
});
