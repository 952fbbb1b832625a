import type { Entry, ModuleTable } from "./table";

/** A module of the project that could be read; `table` is null for a namespace package. */
export interface ReadModule {
  readonly name: string;
  readonly isPackage: boolean;
  readonly table: ModuleTable | null;
}

/** An entry followed to where it is defined. */
export type Target =
  | { readonly kind: "entry"; readonly entry: Exclude<Entry, { kind: "import" | "alias" }>; readonly module: ReadModule }
  | { readonly kind: "module"; readonly name: string }
  /** Something outside the project: it is trusted to exist. */
  | { readonly kind: "foreign" };
