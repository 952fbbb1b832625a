import type { Argument, ArgumentPlace, Call, CallRewrite, Edit, Lifetime, LocalValue, LocatedCall, Substance } from "../../../facts";
import type { FileMeanings } from "../meanings";
import type { Source } from "../source";
import { isFunction, type CallNode, type Node } from "../syntax";
import { expectsFailure } from "./failure";
import { isolate } from "./isolate";
import { sharingOf, type Sharer, type Sharing } from "./lifetime";
import { callsOfResult } from "./results";
import { appendArguments, rewriteCall } from "./rewrite-call";
import { substanceOf } from "./substance";
import { valuesAt } from "./values";

/** An argument as it reaches what is called; of what other code passes, there is no node. */
export interface Given {
  readonly node: Node | null;
  readonly unpacked: boolean;
}

/** What a list of arguments or of items gives. */
export const givenBy = (list: readonly (Node | null)[]): readonly Given[] => list.map((node) => ({ node, unpacked: node?.type === "SpreadElement" }));

export class JavaScriptCall implements Call {
  readonly arguments: readonly Argument[];
  readonly takesKeywords = false;
  private knownSharing: Sharing | null | undefined;

  constructor(
    private readonly source: Source,
    private readonly meanings: FileMeanings,
    private readonly node: CallNode,
    private readonly given: readonly Given[] = givenBy(node.arguments),
    /** Whether one more argument of the call is one more for what is called. */
    private readonly takesMore = true,
  ) {
    this.arguments = given.map(({ unpacked }) => ({ keyword: null, unpacked }));
  }

  get lifetime(): Lifetime {
    return this.sharing?.lifetime ?? "local";
  }

  /** The files in which what it makes comes to be shared. */
  get sharedBy(): readonly Sharer[] {
    return this.sharing?.by ?? [];
  }

  /** Found out once, for it may mean to read other files. */
  private get sharing(): Sharing | null {
    if (this.knownSharing === undefined) this.knownSharing = sharingOf(this.source, this.node);
    return this.knownSharing;
  }

  get expectsFailure(): boolean {
    return expectsFailure(this.source, this.node);
  }

  get mockedModules(): readonly string[] {
    return this.meanings.doubledModules;
  }

  get canAwait(): boolean {
    return canAwait(this.node, this.meanings);
  }

  values(): readonly LocalValue[] {
    return valuesAt(this.source, this.meanings, this.node);
  }

  results(): readonly LocatedCall[] {
    return callsOfResult(this.source, this.node).map((node) => ({
      call: new JavaScriptCall(this.source, this.meanings, node),
      location: this.source.location(node.callee),
    }));
  }

  isolate(): readonly Edit[] | null {
    return isolate(this.source, this.node);
  }

  substance(index: number): Substance {
    const node = this.given[index]?.node;
    return node ? substanceOf(this.source, node) : "unknown";
  }

  pass(text: string, place: ArgumentPlace): readonly Edit[] | null {
    if (!("index" in place)) return place.keyword === null && this.takesMore ? appendArguments(this.source, this.node, [text]) : null;
    const { node = null, unpacked = true } = this.given[place.index] ?? {};
    return node && !unpacked && !this.source.hasComments(...node.range) ? [{ range: node.range, text }] : null;
  }

  rewrite(rewrite: CallRewrite): readonly Edit[] | null {
    if ((rewrite.await && !this.canAwait) || this.source.isDynamic(this.node)) return null;
    return rewriteCall(this.source, this.node, rewrite);
  }
}

function canAwait(node: Node, { circumstances: { hasTopLevelAwait, filename } }: FileMeanings): boolean {
  let child = node;
  for (let outer = node.parent; outer; child = outer, outer = outer.parent) {
    if (isFunction(outer)) return outer.async && outer.body === child;
    if (outer.type === "StaticBlock" || outer.type === "Decorator" || outer.type === "TSModuleBlock") return false;
    if ((outer.type === "PropertyDefinition" || outer.type === "AccessorProperty") && outer.value === child)
      return false;
    if (outer.type === "Program")
      return outer.sourceType === "module" && (hasTopLevelAwait || /\.m[jt]s$/.test(filename));
  }
  return false;
}
