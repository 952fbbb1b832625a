import type { IndirectCall } from "../../../facts";
import type { Expression, Name, PythonNode } from "../ast";
import { calledAs } from "../kept-names";
import type { Analysis } from "./analysis";
import { PythonCall } from "./calls";
import { chainFrom, type Chain } from "./chains";
import type { Binding } from "../scopes";
import type { PythonMention } from "./mentions";

const PARTIAL: ReadonlySet<string> = new Set(["functools.partial"]);

/** The calls of a chain by another name or with some arguments given before; `path` leads to its end. */
export function indirectCalls({ root, top }: Chain, path: readonly string[], analysis: Analysis, mentions: () => readonly PythonMention[]): readonly IndirectCall[] {
  const { parent } = top;
  const kept = calledAs(analysis.text, root.range[0]);
  if (parent.type === "Call" && parent.args[0] === top && parent.func !== top && analysis.isOneOf(parent.func, PARTIAL)) {
    const bound = new PythonCall(parent, analysis, mentions, 1);
    const isKnown = kept !== null || parent.parent.type === "Call";
    const later = (isKnown ? bound.results() : []).map(({ call, location }) => ({ path, calls: [bound, call] as const, isComplete: true, location }));
    return [{ path, calls: [bound], isComplete: false, location: analysis.location(...top.range) }, ...later];
  }
  if (kept === null) return [];
  const own = namesIn(parent, analysis);
  return holderReads(top, analysis).flatMap((name): readonly IndirectCall[] => {
    const chain = chainFrom(name);
    // What a subclass has of its own is not inherited.
    if (own.has(chain.path[0] ?? "")) return [];
    const whole = [...path, ...chain.path];
    const { parent: call } = chain.top;
    if (call.type !== "Call" || call.func !== chain.top) return indirectCalls(chain, whole, analysis, mentions);
    const location = analysis.location(...chain.top.range);
    return [{ path: whole, calls: [new PythonCall(call, analysis, mentions)], isComplete: true, location }];
  });
}

/** Where the variable is read that is given the value, and no other. */
function holderReads(value: Expression, analysis: Analysis): readonly Name[] {
  const binding = holderOf(value, analysis);
  if (binding?.definitions.filter(({ kind }) => kind !== "annotation-only").length !== 1) return [];
  return binding.references.filter(({ fallback }) => fallback === null).map(({ node }) => node);
}

function holderOf(value: Expression, analysis: Analysis): Binding | null {
  const { parent } = value;
  if (parent.type === "ClassDef") return parent.bases[0] === value ? analysis.scopes.resolve(parent.name, analysis.scopes.scopeAt(parent)) : null;
  if ((parent.type !== "Assign" && parent.type !== "AnnAssign") || parent.value !== value) return null;
  const target = parent.type === "AnnAssign" ? parent.target : parent.targets[0];
  return target?.type === "Name" ? analysis.bindingOf(target) : null;
}

/** The names that a class body binds. */
function namesIn(node: PythonNode, { scopes }: Analysis): ReadonlyMap<string, unknown> {
  const body = node.type === "ClassDef" ? scopes.scopes.find((scope) => scope.kind === "class" && scope.node === node) : null;
  return body?.bindings ?? new Map<string, unknown>();
}
