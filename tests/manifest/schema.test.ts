import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv2020 from "ajv/dist/2020";
import fc from "fast-check";
import { ManifestError, manifestSchema, validateManifest } from "../../src/manifest";
import { executionEngineManifest } from "../../src/configs/execution-engine";

const acceptedByAjv = new Ajv2020({ allowUnionTypes: true }).compile(manifestSchema);

/** Whether our own validation takes the shape; contradictions that no schema can express are another test's subject. */
function acceptedByUs(manifest: unknown): boolean {
  try {
    validateManifest(manifest);
    return true;
  } catch (error) {
    if (error instanceof ManifestError) return false;
    throw error;
  }
}

/** JSON that is a manifest but for a slip here and there. */
const slip = (arbitrary: fc.Arbitrary<unknown>): fc.WeightedArbitrary<unknown> => ({ weight: 1, arbitrary });
const or = (arbitrary: fc.Arbitrary<unknown>, ...slips: unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 40, arbitrary }, slip(fc.constantFrom(null, 1, true, "", "x", "a.b#C", [], {}, ...slips)));
const list = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => or(fc.array(item, { maxLength: 2 }));
const some = (model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  or(fc.record(model, { requiredKeys: [] }), { unknown: 1 });
const name = or(fc.constantFrom("x", "y"), "x?", "x.y", "x y");
const idSlips = ["a#B.c", "a.b", "a#", "#x#Y", "a# b"] as const;
const id = or(fc.constantFrom("a.b#C", "__proto__#toString"), ...idSlips);
const key = fc.oneof({ weight: 20, arbitrary: fc.constantFrom("a.b#C", "__proto__#toString") }, { weight: 1, arbitrary: fc.constantFrom(...idSlips) });
const explained = { reason: or(fc.constant("why")), url: or(fc.constant("https://example.org")) };
const construct = some({
  scope: or(fc.constantFrom("user", "request"), "tenant"),
  constructors: list(name),
  parameters: list(fc.oneof(name, some({ from: name, to: name }))),
  factory: or(fc.oneof(name, id)),
  async: or(fc.boolean()),
  context: some({ parameter: name, type: id, names: list(name), required: or(fc.boolean()) }),
  compat: some({ imports: list(id), arguments: or(fc.dictionary(fc.constantFrom("x", "x y"), or(fc.constant("x")), { maxKeys: 1 })) }),
});
const entries = (keys: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => or(fc.dictionary(keys, value, { maxKeys: 1 }));
const manifests = some({
  roots: list(or(fc.constantFrom(".", "src"), " ")),
  symbols: entries(key, some({ ...explained, deprecated: list(or(fc.constantFrom("x#Y", "x.y#Z"))), construct })),
  modules: entries(fc.constantFrom("m", "m.n"), some({ ...explained, deprecated: list(or(fc.constantFrom("p.q", "r"), "p#Q")) })),
  removed: entries(fc.constantFrom("gone", "gone#X"), some(explained)),
  strings: or(fc.constantFrom("fix", "off"), "on"),
  localName: or(fc.constantFrom("canonical", "keep"), "both"),
});

test("what ajv refuses by the schema, we refuse", () => {
  fc.assert(
    fc.property(manifests, (manifest) => {
      if (!acceptedByAjv(manifest)) expect(acceptedByUs(manifest)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test("what we refuse for its shape, ajv refuses by the schema", () => {
  const ofMeaning = /has an empty part|a path starts|deprecated by itself|also listed|a home of its own|listed twice|two parameters|leaves the working|relative to the working/;
  fc.assert(
    fc.property(manifests, (manifest) => {
      if (!acceptedByAjv(manifest)) return;
      expect(() => validateManifest(manifest)).not.toThrow(new RegExp(`^(?!.*(?:${ofMeaning.source}))`));
    }),
    { numRuns: 2000 },
  );
});

test("the preset is valid by the schema", () => {
  expect(acceptedByAjv(executionEngineManifest())).toBe(true);
});

test("the shipped file is the schema", () => {
  const file = path.resolve(__dirname, "../../manifest.schema.json");
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(manifestSchema);
});

test("every key is described", () => {
  const undescribed: string[] = [];
  const visit = (schema: typeof manifestSchema | NonNullable<typeof manifestSchema.items>, where: string): void => {
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      if (property.description === undefined) undescribed.push(`${where}.${key}`);
      visit(property, `${where}.${key}`);
    }
    if (schema.items) visit(schema.items, `${where}[]`);
    if (schema.additionalProperties) visit(schema.additionalProperties, `${where}{}`);
  };
  visit(manifestSchema, "");
  expect(undescribed).toEqual([]);
});
