import type { Lifetime } from "../../../facts";
import type { Source } from "../source";
import { immediateCall, isFunction, keyName, laterFunction, type ClassNode, type FunctionNode, type Node } from "../syntax";
import { runsInBrowser } from "./browser";
import { readsElsewhere, type Place } from "./elsewhere";
import { followValue } from "./flow";
import { isMemoizer, memoizersOf } from "./memoizers";
import { callBy, exportedNames, referencesTo } from "./references";
import { endsByItself } from "./scripts";

/** Test runners call these anew for each test, or once for tests that mean to share. */
const TEST_HOOKS = new Set([
  "before",
  "beforeAll",
  "beforeEach",
  "after",
  "afterAll",
  "afterEach",
  "it",
  "test",
  "setup",
]);

/** A file in which an object comes to be shared. */
export interface Sharer {
  readonly source: Source;
  /** The file keeps it where files that import this one may get it. */
  readonly handsOn: boolean;
}

/** That an object is shared, and how. */
export interface Sharing {
  readonly lifetime: Exclude<Lifetime, "local">;
  readonly by: readonly Sharer[];
}

const kept = (lifetime: Sharing["lifetime"], source: Source): Sharing => ({ lifetime, by: [{ source, handsOn: true }] });

/** Who comes to share an object that the expression `node` makes; null where nobody does. In a browser it is one user's. */
export const sharingOf = (source: Source, node: Node): Sharing | null => new Judge().judge(source, node);

/** Judges an expression by where its value goes, through the functions that give it back, here and in other files. */
class Judge {
  /** A call that is being judged shares nothing on its own account. */
  private readonly judged = new Map<Node, Sharing | null>();
  private readonly started = new Map<FunctionNode, "shared-factory" | "imported-factory" | null>();

  judge(source: Source, node: Node): Sharing | null {
    const known = this.judged.get(node);
    if (known !== undefined) return known;
    this.judged.set(node, null);
    const sharing = this.find(source, node);
    this.judged.set(node, sharing);
    return sharing;
  }

  private find(source: Source, node: Node): Sharing | null {
    if (runsInBrowser(source, node) || endsByItself(source)) return null;
    let inClass = false;
    let child = node;
    for (let outer = node.parent; outer; child = outer, outer = outer.parent) {
      if (outer.type === "Decorator") return isProvided(node, outer) ? null : kept("decorator", source);
      if (outer.type === "StaticBlock") inClass = true;
      if ((outer.type === "PropertyDefinition" || outer.type === "AccessorProperty") && outer.value === child) {
        if (!outer.static) return this.findForObjects(source, outer.parent.parent);
        inClass = true;
      }
      // A default argument is evaluated anew by each call, unlike in other languages.
      if (isFunction(outer) && !immediateCall(outer)) return this.findInFunction(source, node, outer);
    }
    if (inClass) return kept("class", source);
    return isProvided(node, source.code.ast) ? null : kept("module", source);
  }

  private findInFunction(source: Source, node: Node, inside: FunctionNode): Sharing | null {
    const { parent } = inside;
    const passedTo = parent.type === "CallExpression" && parent.callee !== inside ? parent : null;
    if (passedTo && isMemoizer(source, passedTo) && this.judge(source, passedTo)) return kept("memoized", source);
    const { stored, heldBy, captured, returnedBy } = followValue(source, node, runsOnce);
    if (stored) return passedTo && isTestHook(passedTo) ? null : kept("lazy-singleton", source);
    if (returnedBy && memoizersOf(source, returnedBy).some((call) => this.judge(source, call))) return kept("memoized", source);
    const taken = returnedBy && this.findForCalls(source, returnedBy);
    if (taken) return taken;
    // `function main() { const x = new X(); app.get("/", () => x); }`, and `main()`.
    const running = captured ? (this.findForCalls(source, inside)?.lifetime ?? this.startedBy(source, inside)) : null;
    if (running) return { lifetime: running, by: [{ source, handsOn: false }] };
    return heldBy ? this.findForObjects(source, heldBy) : null;
  }

  /** Who shares what a call of the function makes that runs once. */
  private findForCalls(source: Source, node: FunctionNode): Sharing | null {
    const here = this.sharers(readsHere(source, node));
    if (here.length > 0) return { lifetime: "shared-factory", by: here };
    const elsewhere = this.sharers(readsBeyond(source, node));
    return elsewhere.length > 0 ? { lifetime: "imported-factory", by: elsewhere } : null;
  }

  /** What belongs to an object lives as long as it. */
  private findForObjects(source: Source, owner: ClassNode): Sharing | null {
    const by = this.sharers([...readsHere(source, owner), ...readsBeyond(source, owner)]);
    return by.length > 0 ? { lifetime: "shared-factory", by: [{ source, handsOn: false }, ...by] } : null;
  }

  /** The files that come to share what is made where a function or class is called. */
  private sharers(places: readonly Place[]): readonly Sharer[] {
    return places.flatMap(({ source, node }) => {
      const call = callBy(node);
      return (call && this.judge(source, call)?.by) ?? [];
    });
  }

  /** Where the call stands by which the function runs as the program starts. */
  private startedBy(source: Source, node: FunctionNode): "shared-factory" | "imported-factory" | null {
    const known = this.started.get(node);
    if (known !== undefined) return known;
    this.started.set(node, null);
    const starts = (place: Place): boolean => {
      const call = endsByItself(place.source) ? null : callBy(place.node);
      const inside = call && laterFunction(call);
      return call !== null && (inside === null || this.startedBy(place.source, inside) !== null);
    };
    const beyond = (): "imported-factory" | null => (readsBeyond(source, node).some(starts) ? "imported-factory" : null);
    const found = readsHere(source, node).some(starts) ? "shared-factory" : beyond();
    this.started.set(node, found);
    return found;
  }
}

const readsHere = (source: Source, node: FunctionNode | ClassNode): readonly Place[] => referencesTo(source, node).map((identifier) => ({ source, node: identifier }));

const readsBeyond = (source: Source, node: FunctionNode | ClassNode): readonly Place[] => exportedNames(source, node).flatMap((name) => readsElsewhere(source, name));

/** `{ provide: X, useValue: new X() }`: the container that takes it decides on who gets it. */
function isProvided(node: Node, within: Node): boolean {
  for (let outer = node.parent; outer && outer !== within && !isFunction(outer); outer = outer.parent) {
    if (outer.type !== "ObjectExpression") continue;
    if (outer.properties.some((property) => property.type === "Property" && keyName(property) === "provide")) return true;
  }
  return false;
}

/** Whether the code of `block` runs only once in the life of the process, so that its variables are shared. */
function runsOnce(block: Node): boolean {
  for (let outer: Node | undefined = block; outer; outer = outer.parent) {
    if (isFunction(outer) && !immediateCall(outer)) return false;
  }
  return true;
}

function isTestHook(call: Extract<Node, { type: "CallExpression" }>): boolean {
  return call.callee.type === "Identifier" && TEST_HOOKS.has(call.callee.name);
}
