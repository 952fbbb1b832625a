const { createRequire, isBuiltin } = require("node:module");
const Runtime = require("jest-runtime").default;

/** Loads packages once for all runs of a process: a mutant changes none of them, and TypeScript alone takes longer to load than most mutants to kill. */
module.exports = class extends Runtime {
  requireModuleOrMock(from, name) {
    const isPackage = !/^[./]/.test(name) && !isBuiltin(name) && name !== "@jest/globals";
    return isPackage ? createRequire(from)(name) : super.requireModuleOrMock(from, name);
  }
};
