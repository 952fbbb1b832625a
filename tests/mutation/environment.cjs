const process = require("node:process");
const vm = require("node:vm");
const { TestEnvironment } = require("jest-environment-node");

const here = {};
const { compileFunction } = vm;
vm.compileFunction = (code, parameters, { parsingContext, ...options }) =>
  compileFunction(code, parameters, parsingContext === here ? options : { parsingContext, ...options });

/**
 * Runs tests in the process's own realm, so that packages that are loaded once (./runtime.cjs) share it with them, and ends at the
 * first failure: one test is enough to tell a mutant from the program.
 */
module.exports = class extends TestEnvironment {
  failed = false;
  unloadable = false;
  exit = process.exit;
  before = Reflect.ownKeys(globalThis);

  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
  }

  getVmContext() {
    return here;
  }

  handleTestEvent({ name, test, testName }, state) {
    // What keeps a file of tests from loading is found by it, whichever tests are asked for.
    if (name === "add_test" && testName === "loads") this.unloadable = true;
    if (name === "run_start" && this.unloadable) state.testNamePattern = null;
    if (name === "test_start" && this.failed) test.mode = "skip";
    if (name === "test_done" && test.errors.length > 0) this.failed = true;
  }

  async teardown() {
    process.exit = this.exit;
    const added = Reflect.ownKeys(globalThis).filter((key) => !this.before.includes(key));
    added.forEach((key) => Reflect.deleteProperty(globalThis, key));
    await super.teardown();
  }
};
