export { findModule, isPackage, moduleNames, resolveRelative, type ModulePlace, type Project } from "./names";
export { readersOf, Readers } from "./readers";
export { readModule, readText } from "./reading";
export { tableOf } from "./table";
export { unlistedName } from "./unlisted-roots";
