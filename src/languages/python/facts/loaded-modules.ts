import type { Expression, Name } from "../ast";
import type { Binding } from "../scopes";
import type { Analysis } from "./analysis";
import { linksFrom } from "./chains";
import type { Sighting } from "./mentions";
import { stringValue } from "./string-literals";

/** What the program loads by name, and the variables that hold it. */
export class LoadedModules {
  readonly #modules = new Map<Expression, string>();
  readonly #analysis: Analysis;

  constructor(sightings: readonly Sighting[], analysis: Analysis) {
    this.#analysis = analysis;
    for (const { isValue, expression, dotted } of sightings) if (isValue) this.#modules.set(expression, dotted);
  }

  /** The names of `expression` as a module: one that is imported, or loaded by name. */
  namesOf(expression: Expression): readonly string[] {
    const loaded = this.#modules.get(expression) ?? (expression.type === "Name" ? this.#heldBy(expression) : undefined);
    if (loaded !== undefined) return [loaded];
    const names = this.#analysis.dottedNames(expression).filter((name) => !name.startsWith("builtins."));
    return [...new Set(names)];
  }

  /** The only variable that the value of `expression` is given to; null where it goes elsewhere, or others go there. */
  holderOf(expression: Expression): Binding | null {
    const { parent } = expression;
    if (parent.type !== "Assign" && parent.type !== "AnnAssign") return null;
    const target = parent.type === "AnnAssign" ? parent.target : parent.targets.length === 1 ? parent.targets[0] : undefined;
    if (parent.value !== expression || target?.type !== "Name") return null;
    const binding = this.#analysis.bindingOf(target);
    return binding?.definitions.length === 1 ? binding : null;
  }

  /** Nothing is done with the value of `expression`, or only what its attributes tell. */
  isSeen(expression: Expression): boolean {
    if (expression.parent.type === "Expr" || isRead(expression)) return true;
    return this.holderOf(expression)?.references.every(({ node }) => isRead(node)) ?? false;
  }

  #heldBy(name: Name): string | undefined {
    const binding = this.#analysis.bindingOf(name);
    if (binding?.definitions.length !== 1) return undefined;
    for (const [expression, module] of this.#modules) if (this.holderOf(expression) === binding) return module;
    return undefined;
  }
}

/** Whether no more than an attribute of the expression is read, by its name or by a string: `getattr(m, "X")`. */
function isRead(expression: Expression): boolean {
  const { parent } = expression;
  if (parent.type !== "Call") return linksFrom(expression).length > 0;
  return parent.args[0] === expression && stringValue(parent.args[1]) !== null;
}
