import type { Call, CallRewrite, QualifiedName } from "../facts";
import type { CompiledConstruct } from "../manifest";
import { declaredParameters, fitArguments, passArguments } from "./arguments";
import { isToldApart, TELLING } from "./follow";
import { missingMember, readHome, type Home } from "./home";
import { ownerOf, type Move } from "./moves";
import { blocked, repair, type Outcome } from "./outcome";
import { companyOf, handsOut, isReadElsewhere, type Company, type Reach } from "./reach";
import { constructionOf, sameHome, type Reached, type ReachedMention, type ReachedUse } from "./reached";
import type { Reason } from "./reasons";

interface Factory {
  /** What must be imported to call it. */
  readonly home: QualifiedName;
  readonly member: string | null;
  readonly definition: Home;
}

/** Looks at the factory itself: nothing is sent to a place that does not have it. */
export function findFactory({ facts }: Reach, home: QualifiedName, { factory }: CompiledConstruct): Factory | Reason {
  if (!factory) return "missing-factory";
  if (factory.kind === "function") {
    const definition = readHome(facts, factory.name, false);
    const absent = definition.state === "absent" && (definition.reason === "missing-target" ? "missing-factory" : definition.reason);
    return absent || { home: factory.name, member: null, definition };
  }
  const owner = readHome(facts, home, false);
  if (owner.state === "absent") return owner.reason;
  if (owner.state === "trusted") return { home, member: factory.name, definition: owner };
  const definition = owner.definition.member(factory.name);
  // A property or a constant is nothing to call; what a name was assigned to is not known.
  const isCallable = definition?.kind === "function" || definition?.kind === "class" || (definition?.kind === "other" && definition.imported);
  return definition && isCallable ? { home, member: factory.name, definition: { state: "found", definition } } : "missing-factory";
}

/** The call that takes the place of a deprecated construction, but for the name of its home in this file. */
function rewriteCall(reach: Reach, home: QualifiedName, construct: CompiledConstruct, call: Call): Rewrite | Reason {
  const passed = passArguments(call, construct);
  if (typeof passed === "string") return passed;
  const factory = findFactory(reach, home, construct);
  if (typeof factory === "string") return factory;
  const found = factory.definition.state === "found" ? factory.definition.definition : null;
  const parameters = found?.parameters ?? declaredParameters(construct, call.takesKeywords);
  const keywords = fitArguments(passed, parameters, call.takesKeywords);
  if (!keywords) return "signature-mismatch";
  const async = (found?.kind === "function" ? found.async : null) ?? construct.async ?? false;
  if (async && !call.canAwait) return "async-in-sync";
  const renamed = new Map<number, string>();
  const append: { keyword: string | null; text: string }[] = [];
  for (const [index, { text }] of passed.entries()) {
    const keyword = keywords[index] ?? null;
    if (text !== null) append.push({ keyword, text });
    else if (keyword !== null && keyword !== call.arguments[index]?.keyword) renamed.set(index, keyword);
  }
  return { factory, rewrite: { keywords: renamed, append, await: async } };
}

interface Rewrite {
  readonly factory: Factory;
  readonly rewrite: Omit<CallRewrite, "callee">;
}

/** Why a rewritten call could still be wrong: somebody has to look at it. */
function doubtOfCall(reach: Reach, call: Call, reached: Reached): Reason | null {
  const { name, home } = reached;
  if (call.expectsFailure) return "expected-failure";
  if (call.mockedModules.some((module) => module === name.module || module === home?.module)) return "mocked-module";
  if (call.lifetime !== "local") return "shared-instance";
  const isLoaded = reach.loaded.some((found) => TELLING.has(found.use.role) && sameHome(found.reached, reached));
  if (isLoaded) return "tied-by-identity";
  // By what is kept, what is made here may be told apart.
  return companyOf(reach, reached)?.isKept || handsOut(reach.facts, name.module, "keep") ? "passed-as-value" : null;
}

function moveConstruction(reach: Reach, reached: ReachedUse, call: Call): Move | Reason {
  const { variable, use, certain, length } = reached;
  const { home, construct } = reached.reached;
  if (!certain) return "ambiguous-binding";
  if (!home || !construct) return "removed";
  if (isReadElsewhere(variable)) return "re-exported";
  const rewritten = rewriteCall(reach, home, construct, call);
  if (typeof rewritten === "string") return rewritten;
  const { factory, rewrite } = rewritten;
  return {
    variable,
    use,
    home: factory.home,
    length,
    interchangeable: false,
    owner: ownerOf(reached, factory.home),
    write: (expression) => call.rewrite({ ...rewrite, callee: factory.member === null ? expression : `${expression}.${factory.member}` }),
  };
}

function moveIdentity(reach: Reach, found: ReachedUse): Move | Reason {
  const { variable, use, length, rest, reached, certain } = found;
  if (!certain || !reached.home) return "ambiguous-binding";
  const missing = missingMember(readHome(reach.facts, reached.home, false), rest);
  if (missing) return missing;
  if (!use.replace(length, reached.home.path.join("."))) return "unsupported-syntax";
  return { variable, use, home: reached.home, length, interchangeable: false, owner: ownerOf(found, reached.home), write: (expression) => use.replace(length, expression) };
}

interface Together {
  readonly outcome: Outcome;
  /** Members that somebody has to look at. */
  readonly doubted: ReadonlySet<ReachedUse>;
}

const plans = new WeakMap<Company, Together>();

/** Plans for all that must move together, once: where objects are told apart by their class, everything that makes them. */
function planTogether(reach: Reach, company: Company): Together {
  const known = plans.get(company);
  if (known) return known;
  const moves: Move[] = [];
  const doubted = new Set<ReachedUse>();
  // What is loaded by name cannot move along.
  let isStuck = reach.loaded.some(({ reached }) => company.uses.some((member) => sameHome(member.reached, reached)));
  for (const member of company.uses) {
    const construction = constructionOf(member, member.use);
    const { role } = member.use;
    if (!construction && role !== "identity") {
      isStuck ||= role === "write" || role === "base";
      continue;
    }
    const move = construction ? moveConstruction(reach, member, construction) : moveIdentity(reach, member);
    if (construction && doubtOfCall(reach, construction, member.reached)) doubted.add(member);
    if (typeof move === "string") isStuck = true;
    else moves.push(move);
  }
  const plan = { outcome: isStuck ? blocked("tied-by-identity") : repair(reach, moves), doubted };
  plans.set(company, plan);
  return plan;
}

/** What another place could help against: one where the user is known. */
const OF_THE_PLACE: ReadonlySet<Reason> = new Set(["no-context", "several-contexts", "async-in-sync"]);

/** Plans the repair of one deprecated construction. */
export function planConstruction(reach: Reach, reachedUse: ReachedUse, call: Call): Outcome {
  const { reached } = reachedUse;
  const own = moveConstruction(reach, reachedUse, call);
  const uncertain = doubtOfCall(reach, call, reached);
  const saysMore = (reason: Reason): boolean => uncertain === "expected-failure" || (uncertain === "shared-instance" && OF_THE_PLACE.has(reason));
  const refuse = (reason: Reason): Outcome => blocked(uncertain && saysMore(reason) ? uncertain : reason);
  if (typeof own === "string") return refuse(own);
  if (isToldApart(reach, reached)) return refuse("tied-by-identity");
  const company = companyOf(reach, reached);
  const together = company?.isTied ? planTogether(reach, company) : null;
  if (together && [...together.doubted].some((other) => other !== reachedUse)) return refuse("tied-by-identity");
  const planned = together?.outcome ?? repair(reach, [own]);
  if (planned.kind !== "fix") return refuse(planned.reason);
  return uncertain ? { kind: "suggest", deed: "call", edits: planned.edits, reason: uncertain } : planned;
}

/** Plans the repair of a construction of what an expression loads on the spot. */
export function planLoadedConstruction(reach: Reach, { mention, withModule, reached }: ReachedMention, call: Call): Outcome {
  const { home, construct } = reached;
  if (!mention.express || withModule || !home || !construct) return blocked("dynamic-module");
  const uncertain = doubtOfCall(reach, call, reached);
  const refuse = (reason: Reason): Outcome => blocked(uncertain === "expected-failure" ? uncertain : reason);
  if (reach.manifest.strings !== "fix") return refuse("strings-setting");
  const rewritten = rewriteCall(reach, home, construct, call);
  if (typeof rewritten === "string") return refuse(rewritten);
  if (isToldApart(reach, reached) || companyOf(reach, reached)?.isTied) return refuse("tied-by-identity");
  const { factory, rewrite } = rewritten;
  const expression = mention.express(factory.home);
  const edits = expression === null ? null : call.rewrite({ ...rewrite, callee: factory.member === null ? expression : `${expression}.${factory.member}` });
  if (!edits) return refuse("unsupported-syntax");
  return uncertain ? { kind: "suggest", deed: "call", edits, reason: uncertain } : { kind: "fix", edits };
}
