import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { ConstantValue, PythonNode, Range } from "../../../src/languages/python/ast";
import { Bytes, Ellipsis, Imaginary } from "../../../src/languages/python/ast";

/** A node as `dump_ast.py` writes it. */
export type DumpedNode = { type: string; range?: Range } & Record<string, unknown>;

type DumpedConstant =
  | { str: string }
  | { bytes: string }
  | { ellipsis: true }
  | { singleton: boolean | null }
  | { imaginary: string }
  | { number: string };

/** The trees that the local `python3` builds of the files; null where it rejects one. */
export function cpythonTrees(paths: readonly string[]): (DumpedNode | null)[] {
  const result = spawnSync("python3", ["-W", "ignore", join(__dirname, "dump_ast.py")], {
    input: paths.join("\n"),
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return result.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** Whether the local `python3` gives true positions inside f-strings, as it does since 3.12. */
export function knowsPlacesInStrings(): boolean {
  return spawnSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 12))"]).status === 0;
}

/** What differs between CPython's tree and ours, as `path: difference`. */
export function differences(expected: DumpedNode, actual: PythonNode, placesInStrings: boolean): string[] {
  const comparison = new Comparison(placesInStrings);
  comparison.node(expected, actual, actual.type, true);
  return comparison.found;
}

class Comparison {
  readonly found: string[] = [];

  constructor(readonly placesInStrings: boolean) {}

  node(expected: DumpedNode, actual: PythonNode, path: string, places: boolean): void {
    if (expected.type !== actual.type) {
      this.found.push(`${path}: ${expected.type} became ${actual.type}`);
      return;
    }
    if (places && expected.range && String(expected.range) !== String(actual.range)) {
      this.found.push(`${path}: range ${String(expected.range)} became ${String(actual.range)}`);
    }
    const inside = places && (this.placesInStrings || (actual.type !== "JoinedStr" && actual.type !== "TemplateStr"));
    for (const [name, value] of Object.entries(expected)) {
      if (name === "type" || name === "range") continue;
      if (actual.type === "Constant" && name === "value") this.#constant(value as DumpedConstant, actual.value, path);
      else this.#field(value, Reflect.get(actual, name), `${path}.${name}`, inside);
    }
  }

  #constant(expected: DumpedConstant, actual: ConstantValue, path: string): void {
    if (!isSameConstant(expected, actual)) {
      this.found.push(`${path}.value: ${JSON.stringify(expected)} became ${String(actual)}`);
    }
  }

  #field(expected: unknown, actual: unknown, path: string, places: boolean): void {
    if (Array.isArray(expected) && Array.isArray(actual) && actual.length === expected.length) {
      expected.forEach((item, index) => this.#field(item, actual[index], `${path}[${index}]`, places));
    } else if (isDumpedNode(expected) && isOurNode(actual)) {
      this.node(expected, actual, path, places);
    } else if (isDumpedNode(expected) ? expected.type !== typeOf(actual) : expected !== actual) {
      this.found.push(`${path}: ${JSON.stringify(expected).slice(0, 80)} became ${String(actual)}`);
    }
  }
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

function toNumber(repr: string): number {
  return repr === "inf" ? Infinity : Number(repr);
}
