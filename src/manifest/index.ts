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

/** `Given` with `never` at every key that `Shape` does not have. */
type Exact<Shape, Given> = Given extends readonly unknown[]
  ? { [Index in keyof Given]: Exact<ItemOf<Shape>, Given[Index]> }
  : Given extends object
    ? { [Key in keyof Given]: Key extends KeyOf<Shape> ? Exact<ValueOf<Shape, Key>, Given[Key]> : never }
    : Given;
type ItemOf<Shape> = Shape extends readonly (infer Item)[] ? Item : never;
type KeyOf<Shape> = Shape extends object ? keyof Shape : never;
type ValueOf<Shape, Key> = Shape extends object ? (Key extends keyof Shape ? Shape[Key] : never) : never;

/** Returns its argument, checked: by the compiler where it is written, and as a whole where it runs. */
export function defineManifest<const Given extends Manifest>(manifest: Given & Exact<Manifest, Given>): Given {
  validateManifest(manifest);
  return manifest;
}
