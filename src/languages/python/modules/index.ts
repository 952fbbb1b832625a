export { findModule, isPackage, moduleNames, resolveRelative, type ModulePlace, type Project } from "./names";
export { readersOf, Readers } from "./readers";
export { readModule } from "./reading";
