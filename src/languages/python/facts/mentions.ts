import type { Edit, Location, Mention, QualifiedName, Use } from "../../../facts";
import type { Constant, Expression, PythonNode } from "../ast";
import type { Reference } from "../scopes";
import type { Analysis } from "./analysis";
import { linksFrom } from "./chains";
import type { LoadedModules } from "./loaded-modules";
import { splitName } from "./names";
import { contentRange, stringValue } from "./string-literals";
import { PythonCall } from "./calls";
import { printsItsSource } from "./printed-source";
import { roleOf } from "./roles";
import { PythonUse } from "./uses";
import { useOfReference } from "./variables";

/** How a mention is found: the string, what its expression does, and how the string is read. */
export interface Sighting {
  readonly literal: Constant;
  /** The call or subscript that takes the string. */
  readonly expression: Expression;
  readonly purpose: Mention["purpose"];
  /** The absolute dotted name; with a colon before the attributes in `pkgutil.resolve_name`. */
  readonly dotted: string;
  /** The string names a module for sure, and nothing inside of one. */
  readonly isModule: boolean;
  /** The value of `expression` is the named module. */
  readonly isValue: boolean;
  /** The string names the last part alone, the code around it the module before. */
  readonly isPart: boolean;
}

export class PythonMention implements Mention {
  readonly names: readonly QualifiedName[];
  readonly purpose: Mention["purpose"];
  readonly expression: Expression;
  readonly use: Use | null;
  readonly laterUses: readonly Use[];
  readonly double = null;
  readonly unseen: boolean;
  readonly #sighting: Sighting;
  readonly #analysis: Analysis;

  constructor(sighting: Sighting, loaded: LoadedModules, analysis: Analysis, mentions: () => readonly PythonMention[]) {
    this.#sighting = sighting;
    this.#analysis = analysis;
    this.purpose = sighting.purpose;
    this.expression = sighting.expression;
    this.names = namesOf(sighting);
    this.use = sighting.isValue ? useOf(sighting.expression, analysis, mentions) : null;
    this.laterUses = readLater(sighting, loaded).map((reference) => useOfReference(reference, { analysis, mentions }));
    this.unseen = isUnseen(sighting, loaded);
  }

  get location(): Location {
    return this.#analysis.location(...this.#sighting.literal.range);
  }

  replace(target: QualifiedName, consumed: number): readonly Edit[] | null {
    const { literal, dotted, isModule, isValue, expression } = this.#sighting;
    const { text } = this.#analysis;
    const range = contentRange(literal, text);
    // A relative name keeps its meaning only where it stands.
    if (!range || stringValue(literal) !== dotted || printsItsSource(expression, text)) return null;
    if (!isModule) {
      const separator = dotted.includes(":") && target.path.length > 0 ? ":" : ".";
      return [{ range, text: [target.module, target.path.join(".")].filter(Boolean).join(separator) }];
    }
    const string: Edit = { range, text: target.module };
    if (!isValue) return target.path.length === 0 ? [string] : null;
    const links = linksFrom(expression);
    const end = consumed === 0 ? expression.range[1] : links[consumed - 1]?.range[1];
    if (end === undefined) return null;
    const old = text.slice(expression.range[1], end);
    const attributes = target.path.map((name) => `.${name}`).join("");
    if (old === attributes) return [string];
    return /^[\w.\s\\\u0080-\uffff]*$/.test(old) ? [string, { range: [expression.range[1], end], text: attributes }] : null;
  }
}

function namesOf({ dotted, isModule, isPart }: Sighting): readonly QualifiedName[] {
  if (isModule) return [{ module: dotted, path: [] }];
  // What is known of the rest as something else than a module is a use of a name.
  if (isPart) return splitName(dotted).slice(1, 2);
  const [module, attributes] = dotted.split(":");
  if (module !== undefined && attributes !== undefined) return [{ module, path: attributes.split(".").filter(Boolean) }];
  return splitName(dotted);
}

/** What is read from the variable that holds the module. */
function readLater({ expression, isValue }: Sighting, loaded: LoadedModules): readonly Reference[] {
  const holder = isValue ? loaded.holderOf(expression) : null;
  return holder?.references.filter(({ node }) => linksFrom(node).length > 0) ?? [];
}

function isUnseen({ expression, purpose, isModule, isValue }: Sighting, loaded: LoadedModules): boolean {
  if (purpose === "mock") return isModule;
  if (purpose === "load" && !isValue) return expression.parent.type !== "Expr";
  return isValue && !loaded.isSeen(expression);
}

/** The chain that is read from the loaded module right there. */
function useOf(expression: Expression, analysis: Analysis, mentions: () => readonly PythonMention[]): Use | null {
  const links = linksFrom(expression);
  const top = links.at(-1);
  if (!top) return null;
  const chain = {
    path: links.map((link) => link.attr),
    start: expression.range[0],
    ends: [expression, ...links].map((link) => link.range[1]),
    exact: true,
  };
  return new PythonUse(analysis, chain, {
    ...roleOf(top, analysis),
    node: expression,
    scope: analysis.scopes.scopeAt(expression),
    call: () => (isCallee(top) ? new PythonCall(top.parent, analysis, mentions) : null),
  });
}

function isCallee<Node extends Expression>(node: Node): node is Node & { parent: Extract<PythonNode, { type: "Call" }> } {
  return node.parent.type === "Call" && node.parent.func === node;
}
