import type { TSESTree } from "@typescript-eslint/utils";
import type { Surroundings } from "../../../facts";
import { importersOf, type Importer } from "../project/importers";
import { loadParser } from "../project/load";
import { isFunction, memberName, type Node } from "../syntax";
import { readModuleSyntax } from "./module-syntax";

/** Files of tests serve nobody, and those that need a page serve one user. */
const TEST_FILE = /(?:^|[\\/])(?:tests?|__tests__|__mocks__|e2e)[\\/]|\.(?:test|spec|stories)\.[^.]+$/;
const CLIENT_TEXT = /^\s*["']use client["']|\bdocument\./;

/** Whether a file of the project calls what `file` exports as `name` when it is loaded, and not within a function. */
export function isCalledOnLoad(file: string, name: string, place: Pick<Surroundings, "cwd" | "roots">): boolean {
  return importersOf(file, place, [name === "default" ? "" : name]).some(
    (importer) => !TEST_FILE.test(importer.file) && !CLIENT_TEXT.test(importer.text) && callsOnLoad(importer, file, name),
  );
}

function callsOnLoad({ file, text, names }: Importer, target: string, name: string): boolean {
  const program = parse(file, text);
  if (!program) return false;
  const { locals } = readModuleSyntax(program);
  const direct = new Set<string>();
  const namespaces = new Set<string>();
  for (const [local, meaning] of locals) {
    if (!("from" in meaning) || names.resolve(meaning.from) !== target) continue;
    if (meaning.name === name) direct.add(local);
    else if (meaning.name === null) namespaces.add(local);
  }
  if (direct.size + namespaces.size === 0) return false;
  return callsIn(program, (callee) => {
    if (callee.type === "Identifier") return direct.has(callee.name);
    if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return false;
    return namespaces.has(callee.object.name) && memberName(callee) === name;
  });
}

function parse(file: string, text: string): TSESTree.Program | null {
  try {
    return loadParser()?.parse(text, { ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(file) }, range: true }) ?? null;
  } catch {
    return null;
  }
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

/** Whether code that runs when the module is loaded makes a call that is wanted. */
function callsIn(program: TSESTree.Program, isWanted: (callee: Node) => boolean): boolean {
  const stack: Node[] = [program];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isFunction(node) || (node.type === "PropertyDefinition" && !node.static)) continue;
    if (node.type === "CallExpression" && isWanted(node.callee)) return true;
    stack.push(...Object.values(node).flat().filter(isNode));
  }
  return false;
}
