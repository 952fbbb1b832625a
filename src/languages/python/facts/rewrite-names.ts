import type { Edit } from "../../../facts";
import type { Alias } from "../ast";
import type { Analysis } from "./analysis";
import { layoutOfImport, type ImportLayout } from "./import-layout";
import type { NewName, StatementPlan } from "./import-plan";
import { indentationBefore, isDirective, lineEnd, lineStart, newlineAt, skipBlanks } from "./trivia";

/** Rewrites the module and the names of a statement of which something is left. */
export function rewriteNames(plan: StatementPlan, analysis: Analysis): readonly Edit[] | null {
  const { statement } = plan;
  const { text } = analysis;
  const layout = layoutOfImport(statement, text);
  const edits: Edit[] = [];
  if (plan.module !== null && layout.module) edits.push(rewriteModule(analysis.spellModule(plan.module, statement), layout.module, text));
  for (const [alias, names] of plan.replaced) {
    if (text.slice(...alias.range).includes("#")) return null;
    const indentation = layout.parenthesized ? indentationBefore(text, alias.range[0]) : null;
    const separator = indentation === null ? ", " : `,${newlineAt(text, alias.range[0])}${indentation}`;
    edits.push({ range: [...alias.range], text: names.map(write).join(separator) });
  }
  for (const run of removedRuns(plan)) {
    const removal = removeRun(run, plan, layout, text);
    if (!removal) return null;
    edits.push(...removal);
  }
  edits.push(...append(plan, layout, text));
  return edits;
}

function write({ name, as }: NewName): string {
  return as === null ? name : `${name} as ${as}`;
}

function survives(alias: Alias, { dropped, replaced }: StatementPlan): boolean {
  return !dropped.has(alias) || replaced.has(alias);
}

function rewriteModule(spelled: string, [start, end]: readonly [number, number], text: string): Edit {
  // `from.a import b` needs no blanks around the dot; a name does.
  const before = /\w/.test(text.charAt(start - 1)) && !spelled.startsWith(".") ? " " : "";
  const behind = /\w/.test(text.charAt(end)) && !spelled.endsWith(".") ? " " : "";
  return { range: [start, end], text: before + spelled + behind };
}

/** First and last index of neighbouring names that go. */
type Run = readonly [first: number, last: number];

function removedRuns(plan: StatementPlan): readonly Run[] {
  const runs: Run[] = [];
  plan.statement.names.forEach((alias, index) => {
    if (survives(alias, plan)) return;
    const previous = runs.at(-1);
    if (previous?.[1] === index - 1) runs[runs.length - 1] = [previous[0], index];
    else runs.push([index, index]);
  });
  return runs;
}

function removeRun([first, last]: Run, plan: StatementPlan, layout: ImportLayout, text: string): readonly Edit[] | null {
  const { names } = plan.statement;
  const run = names.slice(first, last + 1);
  if (layout.parenthesized) {
    const lines = run.map((alias, index) => removeLine(alias, layout.commas[first + index] ?? null, text));
    if (lines.every((line) => line !== null)) return lines;
  }
  const next = names[last + 1];
  const previous = names[first - 1];
  const [start, end] = [next ? names[first]?.range[0] : previous?.range[1], next?.range[0] ?? names[last]?.range[1]];
  if (start === undefined || end === undefined || text.slice(start, end).includes("#")) return null;
  return [{ range: [start, end], text: "" }];
}

/** Removes a name that has its line for itself; a comment that is not about the name alone keeps its place. */
function removeLine(alias: Alias, comma: number | null, text: string): Edit | null {
  const [start, end] = alias.range;
  const behind = skipBlanks(text, comma === null ? end : comma + 1);
  const line = lineEnd(text, behind);
  const rest = text.slice(behind, line.end);
  if (indentationBefore(text, start) === null || (rest !== "" && !rest.startsWith("#"))) return null;
  if (text.slice(start, behind).includes("#")) return null;
  if (rest !== "" && !isDirective(rest)) return { range: [start, behind], text: "" };
  return { range: [lineStart(text, start), line.next], text: "" };
}

/** Writes names behind the last that is left. */
function append(plan: StatementPlan, layout: ImportLayout, text: string): readonly Edit[] {
  const { appended, statement } = plan;
  const last = statement.names.findLastIndex((one) => survives(one, plan));
  const alias = statement.names[last];
  if (!alias || appended.length === 0) return [];
  const [start, end] = alias.range;
  const comma = layout.commas[last] ?? null;
  const behind = comma === null ? end : comma + 1;
  const line = lineEnd(text, behind);
  const indentation = layout.parenthesized ? indentationBefore(text, start) : null;
  // A line that is not the last of the statement ends with the name, its comma and a comment.
  if (indentation === null || line.next >= statement.range[1]) {
    return [{ range: [end, end], text: appended.map((name) => `, ${write(name)}`).join("") }];
  }
  const lines = appended.map((name) => newlineAt(text, start) + indentation + write(name)).join(",");
  const below: Edit = { range: [line.end, line.end], text: comma === null ? lines : `${lines},` };
  return comma === null ? [{ range: [end, end], text: "," }, below] : [below];
}
