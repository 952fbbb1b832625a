import type { ConstantValue, Module, PythonNode } from "../../../../src/languages/python/ast";
import { Bytes, Ellipsis, Imaginary } from "../../../../src/languages/python/ast";

/** One-based line, zero-based column in bytes of UTF-8; both for the start and for the end. */
type Place = readonly [line: number, column: number, endLine: number, endColumn: number];

/** A node as `dump.py` writes it. */
export type DumpedNode = { type: string; place?: Place } & Record<string, unknown>;

type DumpedConstant =
  | { str: string }
  | { bytes: string }
  | { ellipsis: true }
  | { singleton: boolean | null }
  | { imaginary: string }
  | { number: string };

/** What our nodes have beside CPython's fields. */
const OWN_FIELDS = new Set(["type", "parent", "range"]);

/** A comparison of CPython's tree of a text with ours. */
export interface TreeComparison {
  /** How many nodes there are in CPython's tree. */
  readonly nodes: number;
  /** How many strings are right but for names of characters (`\\N{…}`), which stay as they are spelled. */
  readonly named: number;
  /** As `line:column path: difference`. */
  readonly differences: readonly string[];
}

/** Compares whole trees. `minor` is CPython's version: before 3.12 it knew no places inside of f-strings. */
export function compareTrees(expected: DumpedNode, actual: Module, text: string, minor: number): TreeComparison {
  const comparison = new Comparison(new Places(text), minor >= 12);
  comparison.field(expected.body, actual.body, "body", true);
  return comparison;
}

/** Turns offsets in UTF-16 units back into CPython's places. Written anew, so that a mistake of the source shows. */
class Places {
  readonly #text: string;
  readonly #starts = [0];
  readonly #isAscii: boolean;

  constructor(text: string) {
    this.#text = text;
    this.#isAscii = Buffer.byteLength(text) === text.length;
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) this.#starts.push(index + end.length);
  }

  of([start, end]: readonly [number, number]): string {
    return `${this.#at(start)}-${this.#at(end)}`;
  }

  #at(offset: number): string {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    const start = this.#starts[low]!;
    return `${low + 1}:${this.#isAscii ? offset - start : Buffer.byteLength(this.#text.slice(start, offset))}`;
  }
}

class Comparison implements TreeComparison {
  nodes = 1;
  named = 0;
  readonly differences: string[] = [];
  #line = "1:0";

  constructor(readonly places: Places, readonly placesInStrings: boolean) {}

  field(expected: unknown, actual: unknown, path: string, placed: boolean): void {
    if (Array.isArray(expected) && Array.isArray(actual) && actual.length === expected.length) {
      for (let index = 0; index < expected.length; index++) this.field(expected[index], actual[index], `${path}[${index}]`, placed);
    } else if (isDumpedNode(expected) && isOurNode(actual)) {
      this.#node(expected, actual, path, placed);
    } else if (isDumpedNode(expected) ? expected.type !== typeOf(actual) : expected !== actual) {
      this.#differ(path, summary(expected), summary(actual));
    }
  }

  #node(expected: DumpedNode, actual: PythonNode, path: string, placed: boolean): void {
    this.nodes++;
    if (expected.place) this.#line = `${expected.place[0]}:${expected.place[1]}`;
    if (expected.type !== actual.type) return this.#differ(path, expected.type, actual.type);
    if (placed && expected.place) {
      const [line, column, endLine, endColumn] = expected.place;
      const place = `${line}:${column}-${endLine}:${endColumn}`;
      const found = this.places.of(actual.range);
      if (place !== found) this.#differ(`${path} (${actual.type})`, place, found);
    }
    const inside = placed && (this.placesInStrings || (actual.type !== "JoinedStr" && actual.type !== "TemplateStr"));
    for (const name of Object.keys(actual)) {
      if (OWN_FIELDS.has(name)) continue;
      const value: unknown = Reflect.get(actual, name);
      // What this version of CPython does not know yet.
      if (!(name in expected)) this.field(Array.isArray(value) ? [] : null, value, `${path}.${name}`, inside);
    }
    for (const name of Object.keys(expected)) {
      if (name === "type" || name === "place") continue;
      if (actual.type === "Constant" && name === "value") this.#constant(expected.value as DumpedConstant, actual.value, path);
      else this.field(expected[name], Reflect.get(actual, name), `${path}.${name}`, inside);
    }
  }

  #constant(expected: DumpedConstant, actual: ConstantValue, path: string): void {
    if (isSameConstant(expected, actual)) return;
    if ("str" in expected && typeof actual === "string" && isSameButForNames(expected.str, actual)) this.named++;
    else this.#differ(`${path}.value`, summary(expected), summary(actual));
  }

  #differ(path: string, expected: string, actual: string): void {
    this.differences.push(`${this.#line} ${path}: ${expected} became ${actual}`);
  }
}

function summary(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isDumpedNode(value) || isOurNode(value)) return value.type;
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** The type of a context or an operator. */
function typeOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
}

function isDumpedNode(value: unknown): value is DumpedNode {
  return typeof value === "object" && value !== null && "type" in value;
}

function isOurNode(value: unknown): value is PythonNode {
  return typeof value === "object" && value !== null && "parent" in value;
}

function isSameConstant(expected: DumpedConstant, actual: ConstantValue): boolean {
  if ("str" in expected) return actual === expected.str;
  if ("bytes" in expected) return actual instanceof Bytes && actual.latin1 === expected.bytes;
  if ("ellipsis" in expected) return actual === Ellipsis;
  if ("singleton" in expected) return actual === expected.singleton;
  if ("imaginary" in expected) return actual instanceof Imaginary && actual.imag === toNumber(expected.imaginary);
  if (typeof actual === "bigint") return BigInt(expected.number) === actual;
  return actual === toNumber(expected.number);
}

/** Whether the strings agree once each name is the one character that stands in its place. */
function isSameButForNames(expected: string, actual: string): boolean {
  let position = 0;
  for (const piece of actual.split(/(\\N\{[\w -]+\})/)) {
    if (!piece.startsWith("\\N{") && !expected.startsWith(piece, position)) return false;
    position += piece.startsWith("\\N{") ? String.fromCodePoint(expected.codePointAt(position) ?? 0).length : piece.length;
  }
  return position === expected.length;
}

function toNumber(repr: string): number {
  return repr === "inf" ? Infinity : Number(repr);
}
