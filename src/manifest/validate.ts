import { checkMeaning } from "./meaning";
import { keyPath, ManifestError, propertyPath } from "./problems";
import type { Problem } from "./problems";
import { manifestSchema } from "./schema";
import type { Schema, SchemaType } from "./schema";
import type { Manifest } from "./types";

/** Returns its argument as a manifest, or throws one {@link ManifestError} that names the place of the first problem. */
export function validateManifest(value: unknown): Manifest {
  if (!isShaped(value)) throw new ManifestError(shapeProblems(value));
  const problems = checkMeaning(value);
  if (problems.length > 0) throw new ManifestError(problems);
  return value;
}

function isShaped(value: unknown): value is Manifest {
  return shapeProblems(value).length === 0;
}

function shapeProblems(value: unknown): Problem[] {
  const problems: Problem[] = [];
  checkShape(value, manifestSchema, "", problems);
  return problems;
}

function checkShape(value: unknown, schema: Schema, path: string, problems: Problem[]): void {
  const type = typeOf(value);
  if (schema.type !== undefined && ![schema.type].flat().some((allowed) => allowed === type)) {
    problems.push({ path, message: `expected ${expectation(schema)}, got ${type}` });
  } else if (typeof value === "string") {
    checkString(value, schema, path, problems);
  } else if (Array.isArray(value)) {
    checkItems(value, schema, path, problems);
  } else if (typeof value === "object" && value !== null) {
    checkProperties(value, schema, path, problems);
  }
}

function checkString(value: string, schema: Schema, path: string, problems: Problem[]): void {
  const allowed = schema.enum?.includes(value) ?? true;
  if (!allowed || !matches(value, schema)) {
    problems.push({ path, message: `expected ${expectation(schema)}, got ${JSON.stringify(value)}` });
  }
}

function checkItems(value: readonly unknown[], schema: Schema, path: string, problems: Problem[]): void {
  if (value.length < (schema.minItems ?? 0)) problems.push({ path, message: "expected at least one item, got none" });
  const { items } = schema;
  if (items !== undefined) value.forEach((item, index) => checkShape(item, items, `${path}[${index}]`, problems));
}

function checkProperties(value: object, schema: Schema, path: string, problems: Problem[]): void {
  const given = new Map<string, unknown>(Object.entries(value));
  const known = new Map(Object.entries(schema.properties ?? {}));
  for (const [key, property] of known) {
    const content = given.get(key);
    if (content !== undefined) checkShape(content, property, propertyPath(path, key), problems);
    else if (schema.required?.includes(key)) {
      problems.push({ path: propertyPath(path, key), message: `expected ${expectation(property)}, got nothing` });
    }
  }
  for (const [key, content] of given) {
    if (known.has(key)) continue;
    if (!schema.additionalProperties) {
      problems.push({ path: propertyPath(path, key), message: `unknown key${suggestion(key, [...known.keys()])}` });
      continue;
    }
    const keyed = keyPath(path, key);
    if (schema.propertyNames !== undefined && !matches(key, schema.propertyNames)) {
      problems.push({ path: keyed, message: `expected ${expectation(schema.propertyNames)} as its key` });
    }
    checkShape(content, schema.additionalProperties, keyed, problems);
  }
}

function matches(value: string, schema: Schema): boolean {
  return schema.pattern === undefined || new RegExp(schema.pattern, "u").test(value);
}

const NOUNS: Readonly<Record<SchemaType, string>> = {
  array: "an array",
  boolean: "true or false",
  object: "an object",
  string: "a string",
};

function expectation(schema: Schema): string {
  if (schema.title !== undefined) return schema.title;
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" or ");
  return [schema.type ?? []].flat().map((type) => NOUNS[type]).join(" or ");
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function suggestion(key: string, known: readonly string[]): string {
  const near = known.find((candidate) => isNear(key.toLowerCase(), candidate.toLowerCase()));
  return near === undefined ? `; expected one of ${known.join(", ")}` : `; did you mean "${near}"?`;
}

/** One letter too many, too few, swapped or different, or one word the beginning of the other. */
function isNear(a: string, b: string): boolean {
  if (a === b || (a.length > 2 && b.startsWith(a)) || a.startsWith(b)) return true;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(left.length, right.length) <= 1 || (left.length === 2 && left === `${right.charAt(1)}${right.charAt(0)}`);
}
