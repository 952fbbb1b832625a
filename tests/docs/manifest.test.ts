import { manifestSchema } from "../../src/manifest";
import type { Schema } from "../../src/manifest/schema";
import { manifests, page } from "./pages";

/** Every key that the schema knows, but for the names that users choose. */
function keysOf({ properties = {}, additionalProperties, items }: Schema): string[] {
  const below = [...Object.values(properties), ...(additionalProperties ? [additionalProperties] : []), ...(items ? [items] : [])];
  return [...Object.keys(properties), ...below.flatMap(keysOf)];
}

/** Every key of an example. */
function keysIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(keysIn)];
}

const text = page("docs/manifest.md");

test.each([...new Set(keysOf(manifestSchema))])("docs/manifest.md shows the key %s in an example that is valid", (key) => {
  expect(manifests(text).flatMap(keysIn)).toContain(key);
});

test.each([...new Set(keysOf(manifestSchema))])("docs/manifest.md describes the key %s", (key) => {
  expect(text).toMatch(new RegExp(`\`${key}\\b|\\{ (?:from, )?${key}(?:, to)? \\}`));
});
