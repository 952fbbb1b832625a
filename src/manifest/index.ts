import type { Manifest } from "./types";
import { validateManifest } from "./validate";

export { compileManifest, type CompiledManifest } from "./compile";
export type {
  CompiledConstruct,
  CompiledContext,
  CompiledFactory,
  CompiledParameter,
  ModuleEntry,
  RemovedEntry,
  SymbolEntry,
} from "./entries";
export { formatId, isDotted, parseId } from "./id";
export type { Lookup, Match } from "./lookup";
export { ManifestError } from "./problems";
export { manifestSchema } from "./schema";
export type * from "./types";
export { validateManifest } from "./validate";
export { isDefinedHere } from "./watch";

/** `Given`, where each key that `Shape` does not have takes nothing but the sentence that says so. */
type Exact<Shape, Given> = Given extends readonly unknown[]
  ? { [Index in keyof Given]: Exact<ItemOf<Shape>, Given[Index]> }
  : Given extends object
    ? { [Key in keyof Given]: Key extends KeyOf<Shape> ? Exact<ValueOf<Shape, Key>, Given[Key]> : `there is no key '${Key & string}' here` }
    : Given;
type ItemOf<Shape> = Shape extends readonly (infer Item)[] ? Item : never;
type KeyOf<Shape> = Shape extends object ? keyof Shape : never;
type ValueOf<Shape, Key> = Shape extends object ? (Key extends keyof Shape ? Shape[Key] : never) : never;

/**
 * What is none is held against `Manifest` alone: only so does the compiler look for an entry that has not one right key, and name
 * the type in its message.
 */
type Checked<Given> = Manifest extends Given ? Manifest : Given & Exact<Manifest, Given>;

/** Returns its argument, checked: by the compiler where it is written, and as a whole where it runs. */
export function defineManifest<const Given extends Manifest>(manifest: Checked<Given>): Given;
export function defineManifest(manifest: Manifest): Manifest {
  validateManifest(manifest);
  return manifest;
}
