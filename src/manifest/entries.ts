import type { QualifiedName } from "../facts";
import type { CompatSpec, ConstructSpec, ModuleId, SymbolId } from "./types";

/** A parameter of the deprecated constructor. */
export interface CompiledParameter {
  readonly name: string;
  /** What the factory calls it. */
  readonly to: string;
  readonly optional: boolean;
}

/** Where instances come from instead. */
export type CompiledFactory =
  | { readonly kind: "member"; readonly name: string }
  | { readonly kind: "function"; readonly name: QualifiedName };

/** Which value says whose instance it is. */
export interface CompiledContext {
  readonly parameter: string;
  readonly type: QualifiedName | null;
  readonly names: readonly string[];
  readonly required: boolean;
}

export interface CompiledConstruct {
  readonly scope: ConstructSpec["scope"];
  readonly constructors: readonly string[];
  readonly parameters: readonly CompiledParameter[] | null;
  readonly factory: CompiledFactory | null;
  /** Undefined where the factory's own definition decides. */
  readonly async: boolean | undefined;
  readonly context: CompiledContext | null;
  /** None where every instance is judged. */
  readonly onlyWith: readonly QualifiedName[];
  /** Packages; none where every instance is judged. */
  readonly onlyIn: readonly string[];
  readonly returnsConstructor: boolean;
  readonly compat: Readonly<CompatSpec> | null;
}

/** What a report adds about an entry. */
export interface Explanation {
  readonly reason: string | null;
  readonly url: string | null;
}

/** A symbol with its one home. */
export interface SymbolEntry extends Explanation {
  readonly id: SymbolId;
  readonly home: QualifiedName;
  readonly deprecated: readonly QualifiedName[];
  /** Other concepts that go by one of its names. */
  readonly namesakes: readonly QualifiedName[];
  readonly construct: CompiledConstruct | null;
}

/** A module that took over whole other modules. */
export interface ModuleEntry extends Explanation {
  readonly id: ModuleId;
  readonly deprecated: readonly ModuleId[];
}

/** A symbol or module without a successor. */
export interface RemovedEntry extends Explanation {
  readonly id: SymbolId | ModuleId;
  readonly name: QualifiedName;
}
