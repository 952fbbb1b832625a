import fc from "fast-check";

export const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): fc.Arbitrary<Key> =>
  fc.constantFrom(...(Object.keys(record) as Key[]));

/** The common form often, so that what is uncommon does not always come together. */
export const mostly = <Value>(common: Value, others: fc.Arbitrary<Value>, weight = 3): fc.Arbitrary<Value> =>
  fc.oneof({ weight, arbitrary: fc.constant(common) }, { weight: 4, arbitrary: others });
