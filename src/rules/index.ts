import { noDeprecatedImport } from "./no-deprecated-import";
import { noSharedStateConstructor } from "./no-shared-state-constructor";

export const rules = {
  "no-deprecated-import": noDeprecatedImport,
  "no-shared-state-constructor": noSharedStateConstructor,
};
