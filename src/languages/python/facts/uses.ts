import type { Call as CallFact, Edit, Import, Location, Role, Use } from "../../../facts";
import type { PythonNode } from "../ast";
import type { Binding, Definition, Scope } from "../scopes";
import type { Analysis } from "./analysis";
import { hasRun } from "./evaluation";
import { isUnderTypeChecking } from "./guards";
import { PythonImport } from "./imports";

/** A chain as it stands in the text: the ends are those of the name and of each attribute. */
export interface ChainText {
  readonly path: readonly string[];
  readonly start: number;
  readonly ends: readonly number[];
  /** False where the text is not the code itself: strings with escapes. */
  readonly exact: boolean;
  /** False where only a name without attributes may stand: an entry of `__all__`. */
  readonly takesDots: boolean;
}

/** What surrounds a use. */
export interface UseContext {
  readonly role: Role;
  readonly typeOnly: boolean;
  readonly call: () => CallFact | null;
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
  #call: CallFact | null | undefined;

  constructor(analysis: Analysis, chain: ChainText, context: UseContext) {
    this.#analysis = analysis;
    this.#chain = chain;
    this.path = chain.path;
    ({ role: this.role, typeOnly: this.typeOnly, node: this.node, scope: this.scope } = context);
    this.#makeCall = context.call;
  }

  get call(): CallFact | null {
    return (this.#call ??= this.#makeCall());
  }

  location(length: number): Location {
    return this.#analysis.location(this.#chain.start, this.#end(length));
  }

  replace(length: number, text: string): readonly Edit[] | null {
    const { start, exact, takesDots } = this.#chain;
    const end = this.#end(length);
    if (!exact || (!takesDots && (length > 0 || text.includes(".")))) return null;
    const old = this.#analysis.text.slice(start, end);
    if (!PLAIN_CHAIN.test(old) || printsItsSource(this.node, this.#analysis.text)) return null;
    return old === text ? [] : [{ range: [start, end], text }];
  }

  sees(binding: Import): boolean {
    if (!(binding instanceof PythonImport) || binding.local === null) return false;
    const found = this.#analysis.scopes.resolve(binding.local, this.scope);
    if (!found || !isSteady(found, binding)) return false;
    if (hasRun(binding.statement, this.node)) return true;
    return this.typeOnly && this.role === "annotation" && isUnderTypeChecking(binding.statement);
  }

  #end(length: number): number {
    return this.#chain.ends[length] ?? this.#chain.start;
  }
}

/** Whether `found` is what the import binds, and every other definition imports the same thing. */
function isSteady(found: Binding, binding: PythonImport): boolean {
  const sameThing = (definition: Definition): boolean =>
    definition.kind === "import" &&
    definition.scope === found.scope &&
    definition.alias.name === binding.alias.name &&
    definition.statement.type === binding.statement.type &&
    sourceOf(definition.statement) === sourceOf(binding.statement);
  return (
    found.definitions.every(sameThing) &&
    found.definitions.some((definition) => definition.kind === "import" && definition.alias === binding.alias) &&
    found.references.every((reference) => reference.fallback === null)
  );
}

function sourceOf(statement: PythonImport["statement"]): string {
  return statement.type === "ImportFrom" ? ".".repeat(statement.level) + (statement.module ?? "") : "";
}

/** `f"{name=}"` prints the expression as it is written. */
function printsItsSource(node: PythonNode, text: string): boolean {
  for (let outer: PythonNode | null = node; outer; outer = outer.parent) {
    if (outer.type !== "FormattedValue" && outer.type !== "Interpolation") continue;
    if (outer.type === "Interpolation") return true;
    const behind = text.slice(outer.value.range[1]);
    if (/^[\s)]*=\s*[!:}]/.test(behind)) return true;
  }
  return false;
}
