import { findImportedNames as inJavaScript } from "./javascript/imported-names";
import { findImportedNames as inPython } from "./python/imported-names";
import type { ImportedName } from "./structure";

/** The names that the imports of a file bind, with their uses, of a file that ESLint has read; `sourceCode` may be another copy's. */
export const importedNames = (sourceCode: object): ImportedName[] => inPython(sourceCode) ?? inJavaScript(sourceCode) ?? [];
