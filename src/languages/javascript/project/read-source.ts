import type { TSESLint } from "@typescript-eslint/utils";
import { Source } from "../source";
import type { Node } from "../syntax";
import { childrenOf } from "../walk";
import { FileCache } from "./files";
import type { Importer } from "./importers";
import { loadESLint, loadParser } from "./load";

interface Parsed {
  readonly code: TSESLint.SourceCode;
  readonly scopes: TSESLint.Scope.ScopeManager;
}

const parsed = new FileCache<Parsed | null>(200);

/** Another file of the project with its scopes; null where it cannot be read or parsed. */
export function readSource({ file, names }: Importer): Source | null {
  const known = parsed.read(file, (text) => parse(file, text));
  return known && new Source(known.code, known.scopes, names);
}

function parse(file: string, text: string): Parsed | null {
  const eslint = loadESLint();
  const parser = loadParser();
  if (!eslint || !parser) return null;
  try {
    const jsx = !/\.[cm]?ts$/.test(file);
    const { ast, scopeManager, services, visitorKeys: keys } = parser.parseForESLint(text, { ecmaFeatures: { jsx }, sourceType: "module" });
    const visitorKeys = Object.fromEntries(Object.entries(keys).map(([type, fields = []]) => [type, fields]));
    linkParents(ast, visitorKeys);
    const code = new eslint.SourceCode({ ast, text, scopeManager, parserServices: services, visitorKeys });
    return { code, scopes: scopeManager };
  } catch {
    return null;
  }
}

/** What ESLint does when it visits a tree. */
function linkParents(root: Node, keys: TSESLint.SourceCode.VisitorKeys): void {
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const child of childrenOf(node, keys)) {
      child.parent = node;
      stack.push(child);
    }
  }
}
