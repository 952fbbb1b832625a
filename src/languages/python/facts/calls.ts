import type { Argument, ArgumentPlace, Call as CallFact, CallRewrite, Edit, Lifetime, LocalValue, LocatedCall, Substance } from "../../../facts";
import type { Call, Expression, Keyword, PythonNode } from "../ast";
import type { Scope } from "../scopes";
import type { Analysis } from "./analysis";
import { argumentsInOrder } from "./call-layout";
import { callsOfResult, lifetimeOf } from "./lifetime";
import { valuesAt } from "./local-values";
import type { PythonMention } from "./mentions";
import { passArgument } from "./pass-argument";
import { rewriteCall } from "./rewrite-call";
import { substanceOf } from "./substance";
import { expectsFailure, mockedModulesAt } from "./test-code";

/** A call whose facts are found out when asked for. */
export class PythonCall implements CallFact {
  readonly takesKeywords = true;
  readonly #call: Call;
  readonly #analysis: Analysis;
  readonly #mentions: () => readonly PythonMention[];
  readonly #skipped: number;
  readonly #isHanded: boolean;

  /**
   * `skipped` arguments at the front are none of what is called: `partial(f, …)`. `isHanded`: of the others each only holds what is
   * passed, one after the other: `map(f, …)`.
   */
  constructor(call: Call, analysis: Analysis, mentions: () => readonly PythonMention[], skipped = 0, isHanded = false) {
    this.#call = call;
    this.#analysis = analysis;
    this.#mentions = mentions;
    this.#skipped = skipped;
    this.#isHanded = isHanded;
  }

  get #written(): readonly (Expression | Keyword)[] {
    return argumentsInOrder(this.#call).slice(this.#skipped);
  }

  get arguments(): readonly Argument[] {
    return this.#written.map((argument) => ({
      keyword: argument.type === "keyword" ? argument.arg : null,
      unpacked: argument.type === "Starred" || (argument.type === "keyword" && argument.arg === null),
    }));
  }

  get lifetime(): Lifetime {
    return lifetimeOf(this.#call, this.#analysis);
  }

  get expectsFailure(): boolean {
    return expectsFailure(this.#call);
  }

  get mockedModules(): readonly string[] {
    return mockedModulesAt(this.#call, this.#mentions(), this.#analysis);
  }

  get canAwait(): boolean {
    return allowsAwait(this.#analysis.scopes.scopeAt(this.#call)) && !isInAnnotation(this.#call);
  }

  values(): readonly LocalValue[] {
    return valuesAt(this.#call, this.#analysis);
  }

  results(): readonly LocatedCall[] {
    return callsOfResult(this.#call, this.#analysis).map((call) => ({
      call: new PythonCall(call, this.#analysis, this.#mentions),
      location: this.#analysis.location(...call.func.range),
    }));
  }

  /** What is made in a function has to be closed there, too, which is for people to write. */
  isolate(): null {
    return null;
  }

  substance(index: number): Substance {
    const argument = this.#written[index];
    return argument && !this.#isHanded ? substanceOf(argument.type === "keyword" ? argument.value : argument, this.#analysis) : "unknown";
  }

  pass(text: string, place: ArgumentPlace): readonly Edit[] | null {
    if (this.#isHanded) return null;
    const written = "index" in place ? { index: place.index + this.#skipped } : place;
    return passArgument(this.#call, this.#analysis.text, text, written);
  }

  rewrite(rewrite: CallRewrite): readonly Edit[] | null {
    if (rewrite.await && !this.canAwait) return null;
    return rewriteCall(this.#call, this.#analysis.text, rewrite);
  }
}

/** `await` would make an asynchronous generator of a generator expression; other comprehensions pass it on. */
function allowsAwait(scope: Scope): boolean {
  let inner: Scope | null = scope;
  while (inner?.kind === "comprehension" && inner.node.type !== "GeneratorExp") inner = inner.parent;
  return inner?.kind === "function" && inner.node.type === "AsyncFunctionDef";
}

/** Python forbids `await` in annotations, in most versions always, in all of them where they are evaluated late. */
function isInAnnotation(call: Call): boolean {
  for (let child: PythonNode = call, parent: PythonNode | null = call.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type === "arg" || parent.type === "AnnAssign") return child === parent.annotation;
    if (parent.type === "FunctionDef" || parent.type === "AsyncFunctionDef") return child === parent.returns;
  }
  return false;
}
