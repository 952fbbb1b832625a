import { noDeprecatedImport } from "./no-deprecated-import";
import { noDuplicateDefinition } from "./no-duplicate-definition";
import { noSharedStateConstructor } from "./no-shared-state-constructor";
import { requireCompatFactory } from "./require-compat-factory";
import { requireUserContext } from "./require-user-context";

export const rules = {
  "no-deprecated-import": noDeprecatedImport,
  "no-duplicate-definition": noDuplicateDefinition,
  "no-shared-state-constructor": noSharedStateConstructor,
  "require-compat-factory": requireCompatFactory,
  "require-user-context": requireUserContext,
};
