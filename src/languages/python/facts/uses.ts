import type { Call as CallFact, Edit, Import, IndirectCall, Location, Role, Use } from "../../../facts";
import type { PythonNode } from "../ast";
import type { Scope } from "../scopes";
import type { Analysis } from "./analysis";
import { reaches, sees, type Viewer } from "./imports";
import { printsItsSource } from "./printed-source";

/** A chain as it stands in the text: the ends are those of the name and of each attribute. */
interface ChainText {
  readonly path: readonly string[];
  readonly start: number;
  readonly ends: readonly number[];
  /** False where the text is not the code itself: strings with escapes. */
  readonly exact: boolean;
}

/** What surrounds a use. */
interface UseContext {
  readonly role: Role;
  readonly typeOnly: boolean;
  readonly call: () => CallFact | null;
  readonly indirectCalls?: () => readonly IndirectCall[];
  readonly node: PythonNode;
  readonly scope: Scope;
}

/** Code that an edit may touch: names, dots, blanks. Parentheses and comments are more than a chain. */
const PLAIN_CHAIN = /^[\w.\s\\\u0080-\uffff]*$/;

export class PythonUse implements Use {
  readonly path: readonly string[];
  readonly role: Role;
  readonly typeOnly: boolean;
  readonly node: PythonNode;
  readonly scope: Scope;
  readonly #analysis: Analysis;
  readonly #chain: ChainText;
  readonly #makeCall: () => CallFact | null;
  readonly #findIndirect: UseContext["indirectCalls"];
  #call: CallFact | null | undefined;

  constructor(analysis: Analysis, chain: ChainText, context: UseContext) {
    this.#analysis = analysis;
    this.#chain = chain;
    this.path = chain.path;
    ({ role: this.role, typeOnly: this.typeOnly, node: this.node, scope: this.scope } = context);
    this.#makeCall = context.call;
    this.#findIndirect = context.indirectCalls;
  }

  get call(): CallFact | null {
    return (this.#call ??= this.#makeCall());
  }

  indirectCalls(): readonly IndirectCall[] {
    return this.#findIndirect?.() ?? [];
  }

  /** Where the name stands. */
  get start(): number {
    return this.#chain.start;
  }

  location(length: number): Location {
    return this.#analysis.location(this.#chain.start, this.#end(length));
  }

  replace(length: number, text: string): readonly Edit[] | null {
    const { start, exact } = this.#chain;
    const end = this.#end(length);
    if (!exact) return null;
    const old = this.#analysis.text.slice(start, end);
    if (!PLAIN_CHAIN.test(old) || printsItsSource(this.node, this.#analysis.text)) return null;
    // An entry of `__all__` is the name by which others know it.
    if (this.role === "export" && old !== text) return null;
    return old === text ? [] : [{ range: [start, end], text }];
  }

  keep(): Edit {
    return { range: [this.#chain.start, this.#chain.start], text: "" };
  }

  reaches(binding: Import): boolean {
    return reaches(this.#analysis, this.#viewer, binding);
  }

  sees(binding: Import): boolean {
    return sees(this.#analysis, this.#viewer, binding);
  }

  get #viewer(): Viewer {
    return { node: this.node, scope: this.scope, asType: this.typeOnly };
  }

  #end(length: number): number {
    return this.#chain.ends[length] ?? this.#chain.start;
  }
}
