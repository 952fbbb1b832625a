import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Edit, FactoryDraft, FactoryObstacle } from "../../../facts";
import { loadParser } from "../project/load";
import type { Source } from "../source";
import { keyName, unwrap, type ClassNode, type Node } from "../syntax";

type Reference = TSESLint.Scope.Reference;

/** Whether a text is one expression that fits between commas. */
export function isArgument(text: string, mayAwait: boolean): boolean {
  const ast = /[\r\n]/.test(text) ? undefined : parse(`async () => f(${text})`, "x.ts")?.ast;
  // The parser takes both wherever they stand.
  if (!ast || ast.tokens.some(({ value }) => value === "yield" || (value === "await" && !mayAwait))) return false;
  const statement = ast.body[0];
  const value = statement?.type === "ExpressionStatement" ? statement.expression : null;
  const call = value?.type === "ArrowFunctionExpression" ? value.body : null;
  if (call?.type !== "CallExpression" || call.arguments.length !== 1) return false;
  return call.arguments[0]?.type !== "SpreadElement" && call.range[1] === text.length + "async () => f()".length;
}

function parse(text: string, filename: string) {
  try {
    return loadParser()?.parseForESLint(text, {
      range: true,
      loc: true,
      sourceType: "module",
      ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(filename) },
    });
  } catch {
    return null;
  }
}

/** What keeps the new text from running: it does not parse, or the factory reads a name that nothing surely binds. */
export function obstacleIn(source: Source, edits: readonly Edit[], owner: string, draft: FactoryDraft): FactoryObstacle | null {
  const sorted = [...edits].sort((a, b) => b.range[0] - a.range[0]);
  const text = sorted.reduce((result, edit) => result.slice(0, edit.range[0]) + edit.text + result.slice(edit.range[1]), source.text);
  const parsed = parse(text, source.names.filename);
  const scopes = parsed?.scopeManager;
  const body = parsed && bodyOf(parsed.ast, owner, draft.name);
  if (!scopes || !body) return "unsupported-syntax";
  const references = scopes.scopes.flatMap((scope) => scope.references).filter(({ identifier: { range } }) => {
    return range[0] >= body.range[0] && range[1] <= body.range[1];
  });
  for (const reference of references) {
    const { name } = reference.identifier;
    const isOwn = typeof name === "string" && ["process", "TypeError", "undefined", "require"].includes(name);
    const isBound = (reference.resolved?.defs.length ?? 0) > 0;
    if (isOwn && isBound) return "name-taken";
    if (!isOwn && (isBound ? isForTypesOnly(reference) : !Object.hasOwn(globalThis, name))) return "unknown-name";
  }
  return null;
}

/** The body of the one static method. */
function bodyOf({ body }: TSESTree.Program, owner: string, factory: string): Node | null {
  const classes = body.flatMap((statement) => classesIn(statement, owner));
  const members = classes.flatMap((one) => one.body.body).filter((member) => {
    return member.type === "MethodDefinition" && member.static && keyName(member) === factory;
  });
  const [method, another] = members;
  return method?.type === "MethodDefinition" && !another ? method.value.body : null;
}

function classesIn(statement: Node, name: string): ClassNode[] {
  switch (statement.type) {
    case "ClassDeclaration":
      return statement.id?.name === name ? [statement] : [];
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
      return statement.declaration ? classesIn(statement.declaration, name) : [];
    case "VariableDeclaration":
      return statement.declarations.flatMap(({ id, init }) => {
        const value = init && unwrap(init);
        return id.type === "Identifier" && id.name === name && value?.type === "ClassExpression" ? [value] : [];
      });
    default:
      return [];
  }
}

/** A name that the compiled program does not have. */
function isForTypesOnly({ resolved }: Pick<Reference, "resolved">): boolean {
  return resolved?.defs.every(({ type, node, parent }) => {
    if (type === "Type") return true;
    if (type !== "ImportBinding" || !("importKind" in node)) return false;
    return node.importKind === "type" || (parent.type === "ImportDeclaration" && parent.importKind === "type");
  }) ?? false;
}
