import type { PythonNode, Statement, Try, TryStar } from "../ast";

/** Statements that run one after the other. */
export type Block = readonly Statement[];

/** A statement where it stands. */
export interface Place {
  readonly statement: Statement;
  readonly owner: PythonNode;
  readonly block: Block;
  readonly index: number;
}

function blocksOf(node: PythonNode): readonly Block[] {
  switch (node.type) {
    case "Module":
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "ClassDef":
    case "With":
    case "AsyncWith":
    case "ExceptHandler":
    case "match_case":
      return [node.body];
    case "If":
    case "For":
    case "AsyncFor":
    case "While":
      return [node.body, node.orelse];
    case "Try":
    case "TryStar":
      return [node.body, node.orelse, node.finalbody];
    default:
      return [];
  }
}

/** The innermost statement of a block that holds `node`, or is it. */
export function placeOf(node: PythonNode): Place | null {
  for (let child = node; child.parent !== null; child = child.parent) {
    for (const block of blocksOf(child.parent)) {
      const index = block.findIndex((statement) => statement === child);
      const statement = block[index];
      if (statement) return { statement, owner: child.parent, block, index };
    }
  }
  return null;
}

/** The places of `node` from the innermost statement to the module's own. */
export function* placesOf(node: PythonNode): Generator<Place> {
  for (let place = placeOf(node); place !== null; place = placeOf(place.owner)) yield place;
}

export function isTry(node: PythonNode): node is Try | TryStar {
  return node.type === "Try" || node.type === "TryStar";
}

/**
 * Whether `statement` has surely run to its end when `node` is evaluated. Code of a nested function runs after its
 * definition.
 */
export function hasRun(statement: Statement, node: PythonNode): boolean {
  for (const { owner, block, index } of placesOf(node)) {
    if (block.slice(0, index).some((earlier) => runsIn(earlier, statement))) return true;
    if (isTry(owner) && block === owner.orelse && owner.body.some((earlier) => runsIn(earlier, statement))) return true;
  }
  return false;
}

/** Whether `statement` has run when `outer` has come to its end. */
function runsIn(outer: Statement, statement: Statement): boolean {
  if (outer === statement) return true;
  if (!isTry(outer)) return false;
  if (outer.finalbody.some((inner) => runsIn(inner, statement))) return true;
  return (
    outer.handlers.every((handler) => leaves(handler.body)) &&
    [...outer.body, ...outer.orelse].some((inner) => runsIn(inner, statement))
  );
}

/** Whether the block never comes to its end. */
function leaves(block: Block): boolean {
  const last = block.at(-1);
  return last !== undefined && ["Raise", "Return", "Continue", "Break"].includes(last.type);
}

/** Whether `child` is one of the statements of `block`. */
export function isInBody(block: Block, child: PythonNode): boolean {
  return block.some((statement) => statement === child);
}

/** Whether `node` stands inside of `outer`. */
export function contains(outer: PythonNode, node: PythonNode): boolean {
  return outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];
}
