import type { Edit, Import as ImportFact, ImportAddition } from "../../../facts";
import type { Statement } from "../ast";
import type { Analysis } from "./analysis";
import type { Block } from "./evaluation";
import { planImports, type NewStatement, type StatementPlan } from "./import-plan";
import { rewriteNames } from "./rewrite-names";
import { combineEdits, indentationBefore, isDirective, lineEnd, lineStart, newlineAt, skipBlanks } from "./trivia";

/** Drops and adds imports together; null where a comment would be lost, or an import cannot be written. */
export function rewriteImports(
  drop: readonly ImportFact[], add: readonly ImportAddition[], analysis: Analysis,
): readonly Edit[] | null {
  const plans = planImports(drop, add, analysis);
  if (!plans) return null;
  const emptied = emptiedBlocks(plans);
  const edits: Edit[] = [];
  for (const plan of plans) {
    const own = plan.isRemoved ? remove(plan, emptied, analysis) : rewrite(plan, analysis);
    if (!own) return null;
    edits.push(...own);
  }
  return combineEdits(edits);
}

/** Blocks that lose their last statement, with the statement where `pass` is to stand. */
function emptiedBlocks(plans: readonly StatementPlan[]): ReadonlyMap<Block, StatementPlan> {
  const removed = new Map<Block, StatementPlan[]>();
  for (const plan of plans) {
    if (plan.isRemoved) removed.set(plan.block, [...(removed.get(plan.block) ?? []), plan]);
  }
  const emptied = new Map<Block, StatementPlan>();
  for (const [block, inBlock] of removed) {
    const holder = inBlock.find((plan) => plan.statement === block[0]);
    if (holder && inBlock.length === block.length && holder.statement.parent.type !== "Module") emptied.set(block, holder);
  }
  return emptied;
}

function rewrite(plan: StatementPlan, analysis: Analysis): readonly Edit[] | null {
  const { statement, following } = plan;
  const { text } = analysis;
  const [start, end] = statement.range;
  if (!plan.isVacant) {
    const names = rewriteNames(plan, analysis);
    return names && [...names, ...insertBehind(plan, analysis)];
  }
  const comments = commentsWithin(text, start, end);
  if (!comments) return null;
  const indentation = indentationBefore(text, start);
  const separator = indentation === null || !endsLine(text, end) ? "; " : newlineAt(text, start) + indentation;
  return [{ range: [start, end], text: [...comments, ...following.map((added) => write(added, plan, analysis))].join(separator) }];
}

function insertBehind(plan: StatementPlan, analysis: Analysis): readonly Edit[] {
  const { text } = analysis;
  const [start, end] = plan.statement.range;
  const written = plan.following.map((added) => write(added, plan, analysis));
  const indentation = indentationBefore(text, start);
  if (indentation === null || !endsLine(text, end)) return [{ range: [end, end], text: written.map((line) => `; ${line}`).join("") }];
  const behind = lineEnd(text, end).end;
  const separator = newlineAt(text, start) + indentation;
  return [{ range: [behind, behind], text: written.map((line) => separator + line).join("") }];
}

/** Whether nothing but a comment follows on the line. */
function endsLine(text: string, offset: number): boolean {
  return /^(?:[#\r\n]|$)/.test(text.charAt(skipBlanks(text, offset)));
}

function write({ module, names }: NewStatement, { statement }: StatementPlan, analysis: Analysis): string {
  const list = names.map(({ name, as }) => (as === null ? name : `${name} as ${as}`)).join(", ");
  return module === null ? `import ${list}` : `from ${analysis.spellModule(module, statement)} import ${list}`;
}

function remove(
  { statement, block }: StatementPlan, emptied: ReadonlyMap<Block, StatementPlan>, { text }: Analysis,
): readonly Edit[] | null {
  const [start, end] = statement.range;
  const comments = commentsWithin(text, start, end);
  if (!comments) return null;
  const isLast = emptied.get(block)?.statement === statement;
  if (isLast || comments.length > 0) {
    const lines = isLast ? [...comments, "pass"] : comments;
    return [{ range: [start, end], text: lines.join(newlineAt(text, start) + (indentationBefore(text, start) ?? "")) }];
  }
  const behind = skipBlanks(text, end);
  const index = block.indexOf(statement);
  const previous = block[index - 1];
  const next = block[index + 1];
  const startsLine = indentationBefore(text, start) !== null;
  if (text.charAt(behind) === ";") {
    // `import a; b`: the next statement moves up.
    if (next && lineStart(text, next.range[0]) === lineStart(text, behind)) return [{ range: [start, next.range[0]], text: "" }];
    return startsLine ? removeLine(text, start, behind + 1) : removeBehind(previous, start, end);
  }
  if (startsLine) return removeLine(text, start, end);
  return removeBehind(previous, start, end);
}

/** Removes a statement with the `;` before it. */
function removeBehind(previous: Statement | undefined, start: number, end: number): readonly Edit[] | null {
  return previous ? removeAround(start, previous.range[1], end) : null;
}

/** Removes a range in two parts, so that an edit that marks the start of the statement can stand between them. */
function removeAround(start: number, from: number, to: number): readonly Edit[] {
  return [{ range: [from, start], text: "" }, { range: [start, to], text: "" }];
}

/** Removes the line of a statement; a comment that is not about the statement alone keeps its place. */
function removeLine(text: string, start: number, end: number): readonly Edit[] {
  const behind = skipBlanks(text, end);
  const line = lineEnd(text, behind);
  const comment = text.slice(behind, line.end);
  if (comment.startsWith("#") && !isDirective(comment)) return [{ range: [start, behind], text: "" }];
  return removeAround(start, lineStart(text, start), line.next);
}

/** The comments inside of a statement that outlive it, as lines of their own; null where there is no place for them. */
function commentsWithin(text: string, start: number, end: number): readonly string[] | null {
  const comments = (text.slice(start, end).match(/#[^\r\n]*/g) ?? []).filter((comment) => !isDirective(comment));
  const ownsLines = indentationBefore(text, start) !== null && lineEnd(text, end).end === end;
  return comments.length === 0 || ownsLines ? comments : null;
}
