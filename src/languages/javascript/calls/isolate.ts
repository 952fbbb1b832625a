import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../../../facts";
import type { ScopeVariable, Source } from "../source";
import { immediateCall, isFunction, laterFunction, statementOf, type FunctionNode, type Node } from "../syntax";
import { admitsName } from "../uses/admission";
import { findNodes } from "../walk";
import { referencesTo } from "./references";

/** A variable of the module that one call gives its value, and the one function whose calls use it. */
interface Shared {
  readonly variable: ScopeVariable;
  /** Where it is declared. */
  readonly id: TSESTree.Identifier;
  readonly uses: readonly Node[];
  readonly user: FunctionNode;
}

/**
 * `const x = new X()` becomes `const makeX = () => new X()`, and the one function that uses it calls that at its start.
 * Null where other files, or more than one function, go by the same object.
 */
export function isolate(source: Source, call: Node): readonly Edit[] | null {
  const shared = findShared(source, call);
  if (!shared) return null;
  const { variable, id, uses, user } = shared;
  const factory = `make${variable.name.charAt(0).toUpperCase()}${variable.name.slice(1)}`;
  if (!admitsName(source, variable.scope, factory, uses, [])) return null;
  const own = `const ${variable.name} = ${factory}();`;
  const inside = startOf(source, user, own, uses, `${factory}()`);
  if (!inside || source.hasComments(id.range[0], call.range[0])) return null;
  const type = id.typeAnnotation ? `()${source.text.slice(...id.typeAnnotation.range)} => ` : "() => ";
  const equals = source.text.slice(id.range[1], call.range[0]);
  return [{ range: [id.range[0], call.range[0]], text: `${factory}${equals}${type}` }, ...inside];
}

function findShared(source: Source, call: Node): Shared | null {
  const declarator = call.parent;
  if (declarator?.type !== "VariableDeclarator" || declarator.init !== call || declarator.id.type !== "Identifier") return null;
  const statement = declarator.parent;
  if (statementOf(statement) !== statement || statement.parent.type !== "Program" || awaits(source, call)) return null;
  const { id } = declarator;
  const [variable, second] = source.declaredBy(declarator);
  if (!variable || second || variable.defs.length > 1) return null;
  const uses: Node[] = [];
  const users = new Set<FunctionNode | null>();
  for (const reference of variable.references) {
    if (reference.init) continue;
    if (reference.isWrite() || reference.identifier.type === "JSXIdentifier") return null;
    uses.push(reference.identifier);
    users.add(outermostFunction(reference.identifier));
  }
  const [user] = users;
  if (!user || users.size > 1 || isDrawn(source, user) || runsAtOnce(source, user)) return null;
  return { variable, id, uses, user };
}

/** `await` and `yield` belong to the code around them. */
function awaits(source: Source, call: Node): boolean {
  return findNodes(source.code).awaits.some(({ range }) => call.range[0] <= range[0] && range[1] <= call.range[1]);
}

function outermostFunction(node: Node): FunctionNode | null {
  let found: FunctionNode | null = null;
  for (let outer = node.parent; outer; outer = outer.parent) if (isFunction(outer)) found = outer;
  return found;
}

/** A function that the module itself calls when it is loaded makes no more instances than the module. */
function runsAtOnce(source: Source, user: FunctionNode): boolean {
  const called = referencesTo(source, user).some((identifier) => identifier.parent.type === "CallExpression" && laterFunction(identifier) === null);
  return called || immediateCall(user) !== null;
}

/** Components and hooks run whenever something is drawn: what they make must be kept, in ways of their own. */
function isDrawn(source: Source, user: FunctionNode): boolean {
  const { parent } = user;
  const name = user.id ?? (parent.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id : null);
  if (name && /^use[A-Z]/.test(name.name)) return true;
  return findNodes(source.code).elements.some(({ range }) => user.range[0] <= range[0] && range[1] <= user.range[1]);
}

/** Binds the name at the start of a function, or calls the factory in place of the only use. */
function startOf(source: Source, user: FunctionNode, own: string, uses: readonly Node[], made: string): Edit[] | null {
  const { body } = user;
  const [only, second] = uses;
  if (!only || !uses.every((use) => body.range[0] <= use.range[0] && use.range[1] <= body.range[1])) return null;
  if (body.type !== "BlockStatement") {
    const { parent } = only;
    const plain = parent?.type === "MemberExpression" && parent.object === only && outermostFunction(only) === user;
    return plain && !second ? [{ range: only.range, text: made }] : null;
  }
  const [first] = body.body;
  if (!first || (first.type === "ExpressionStatement" && first.directive !== undefined)) return null;
  if (first.loc.start.line === body.loc.start.line) return [{ range: [first.range[0], first.range[0]], text: `${own} ` }];
  const line = source.lineStart(first);
  const indentation = source.text.slice(line, first.range[0]);
  const lineBreak = source.text.includes("\r\n") ? "\r\n" : "\n";
  return [{ range: [first.range[0], first.range[0]], text: `${own}${lineBreak}${indentation}` }];
}
