import type { IndirectCall } from "../../../facts";
import type { Call, Expression, Name, PythonNode } from "../ast";
import { calledAs } from "../kept-names";
import type { Analysis } from "./analysis";
import { PythonCall } from "./calls";
import { chainFrom, linksFrom, type Chain } from "./chains";
import type { Binding } from "../scopes";
import { walk } from "../walk";
import type { PythonMention } from "./mentions";
import { stringValue } from "./string-literals";

const PARTIAL: ReadonlySet<string> = new Set(["functools.partial"]);
const MAP: ReadonlySet<string> = new Set(["builtins.map"]);
const GETATTR: ReadonlySet<string> = new Set(["builtins.getattr"]);
const SUPER: ReadonlySet<string> = new Set(["builtins.super"]);

/** The calls of a chain by another name or with some arguments given before; `path` leads to its end. */
export function indirectCalls({ root, top }: Pick<Chain, "root" | "top">, path: readonly string[], analysis: Analysis, mentions: () => readonly PythonMention[]): readonly IndirectCall[] {
  const { parent } = top;
  const kept = calledAs(analysis.text, root.range[0]);
  if (parent.type === "Call" && parent.args[0] === top && parent.func !== top) {
    if (analysis.isOneOf(parent.func, PARTIAL)) {
      const bound = new PythonCall(parent, analysis, mentions, 1);
      const isKnown = kept !== null || parent.parent.type === "Call";
      const later = (isKnown ? bound.results() : []).map(({ call, location }) => ({ path, calls: [bound, call] as const, isComplete: true, location }));
      return [{ path, calls: [bound], isComplete: false, location: analysis.location(...top.range) }, ...later];
    }
    if (analysis.isOneOf(parent.func, MAP)) {
      return [{ path, calls: [new PythonCall(parent, analysis, mentions, 1, true)], isComplete: true, location: analysis.location(...top.range) }];
    }
    const name = analysis.isOneOf(parent.func, GETATTR) ? stringValue(parent.args[1] ?? parent) : null;
    return name === null ? [] : callsFrom(parent, [...path, name], analysis, mentions);
  }
  if (kept === null) return [];
  const own = namesIn(parent, analysis);
  const byName = holderReads(top, analysis).flatMap((name): readonly IndirectCall[] => {
    const chain = chainFrom(name);
    // What a subclass has of its own is not inherited.
    if (own.has(chain.path[0] ?? "")) return [];
    const direct = callsFrom(name, path, analysis, mentions);
    return direct.length > 0 ? direct : indirectCalls(chain, [...path, ...chain.path], analysis, mentions);
  });
  return [...byName, ...supersIn(top, analysis).flatMap((call) => callsFrom(call, path, analysis, mentions))];
}

/** The call of what is read from an expression; none where something else is done with it. */
function callsFrom(expression: Expression, path: readonly string[], analysis: Analysis, mentions: () => readonly PythonMention[]): readonly IndirectCall[] {
  const links = linksFrom(expression);
  const top = links.at(-1) ?? expression;
  const { parent: call } = top;
  if (call.type !== "Call" || call.func !== top) return [];
  const location = analysis.location(...top.range);
  return [{ path: [...path, ...links.map(({ attr }) => attr)], calls: [new PythonCall(call, analysis, mentions)], isComplete: true, location }];
}

/** `super()` in a class that derives from `base` and from nothing else. */
function supersIn(base: Expression, analysis: Analysis): readonly Call[] {
  const { parent: owner } = base;
  if (owner.type !== "ClassDef" || owner.bases.length !== 1 || owner.bases[0] !== base) return [];
  const found: Call[] = [];
  walk(owner, (node) => {
    if (node.type === "Call" && node.args.length === 0 && analysis.isOneOf(node.func, SUPER)) found.push(node);
    return node.type !== "ClassDef" || node === owner;
  });
  return found;
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
