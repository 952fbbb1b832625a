export { findModule, isPackage, moduleNames, resolveRelative, type ModulePlace, type Project } from "./names";
export { readersOf, Readers } from "./readers";
export { readDefinition, readModule } from "./reading";
export { tableOf } from "./table";
