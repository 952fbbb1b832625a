import type { TSESTree } from "@typescript-eslint/utils";
import type { Source } from "../source";
import { calleeName, isFunction, memberName, unwrap, type Node } from "../syntax";

const THROWS = new Set(["throws", "rejects", "throwsAsync", "assertThrows", "assertRejects", "assertThrowsAsync"]);
const MATCHERS = /^(?:toThrow\w*|throws?|rejects|rejectedWith|rejected)$/;

/** Whether a test checks that the code at `node` fails. */
export function expectsFailure(source: Source, node: Node): boolean {
  let child = node;
  for (let outer = node.parent; outer; child = outer, outer = outer.parent) {
    if (outer.type === "CallExpression" && isArgument(outer, child) && failureChecked(outer, child)) return true;
    if (isFunction(outer) && outer.parent.type === "VariableDeclarator" && isPassedToCheck(source, outer.parent))
      return true;
  }
  return false;
}

const isArgument = (call: TSESTree.CallExpression, node: Node): boolean => call.arguments.some((one) => one === node);

const TESTS = new Set(["it", "test"]);
const FAILING = new Set(["fails", "failing"]);

/** `test.failing("…", f)`, `it.fails.each(…)("…", f)`. */
function isFailingTest(call: TSESTree.CallExpression): boolean {
  let isFailing = false;
  let callee = unwrap(call.callee);
  while (callee.type !== "Identifier") {
    if (callee.type === "MemberExpression") {
      isFailing ||= FAILING.has(memberName(callee) ?? "");
      callee = unwrap(callee.object);
    } else if (callee.type === "CallExpression") callee = unwrap(callee.callee);
    else if (callee.type === "TaggedTemplateExpression") callee = unwrap(callee.tag);
    else return false;
  }
  return isFailing && TESTS.has(callee.name);
}

/** `assert.throws(f)`, `expect(f).toThrow()`, `expect(promise).rejects…`. */
function failureChecked(call: TSESTree.CallExpression, argument: Node): boolean {
  if (isFailingTest(call)) return true;
  const name = calleeName(call);
  if (name !== null && THROWS.has(name) && call.arguments[0] === argument) return true;
  const callee = unwrap(call.callee);
  const root = callee.type === "MemberExpression" ? unwrap(callee.object) : callee;
  if (root.type !== "Identifier" || root.name !== "expect") return false;
  const matchers: string[] = [];
  for (let link: Node = call; link.parent; link = link.parent) {
    const parent: Node = link.parent;
    if (parent.type === "MemberExpression" && parent.object === link) matchers.push(memberName(parent) ?? "");
    else if (!(parent.type === "CallExpression" && parent.callee === link)) break;
  }
  return !matchers.includes("not") && matchers.some((matcher) => MATCHERS.test(matcher));
}

/** `const f = () => …; expect(f).toThrow()`. */
function isPassedToCheck(source: Source, declarator: TSESTree.VariableDeclarator): boolean {
  return source.declaredBy(declarator).some(({ references }) =>
    references.some(({ identifier }) => {
      const { parent } = identifier;
      return parent.type === "CallExpression" && isArgument(parent, identifier) && failureChecked(parent, identifier);
    }),
  );
}
