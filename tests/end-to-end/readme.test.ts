import { examples, page } from "../docs/pages";
import { executionEngineManifest } from "../../src";
import { Project } from "./project";

const readme = examples(page("README.md"), "js").map(({ code }) => code);
const [python = ""] = examples(page("docs/python.md"), "js").map(({ code }) => code);
const configs = [...readme, python];

/** What each configuration of the README and that of docs/python.md calls deprecated, in their order. */
const deprecated = [
  ["netra_backend.app.agents.supervisor.execution_engine", "ExecutionEngine"],
  ["backend.execution_engine", "ExecutionEngine"],
  ["backend.engine", "Engine"],
  ["app.old_logs", "get_logger"],
] as const;

test("the README names every module that the preset looks for", () => {
  const { symbols = {}, modules = {} } = executionEngineManifest();
  const ids = [...Object.entries(symbols), ...Object.entries(modules)].flatMap(([home, { deprecated = [] }]) => [home, ...deprecated]);
  const missing = ids.map((id) => id.replace(/#.*$/, "")).filter((module) => !page("README.md").includes(`| \`${module}\``));
  expect(missing).toEqual([]);
});

test("every configuration of both pages is tried", () => {
  expect(configs).toHaveLength(deprecated.length);
});

test.each(deprecated)("a configuration finds the import of %s", (module, name) => {
  const config = configs[deprecated.findIndex(([known]) => known === module)] ?? "";
  const project = new Project({ "eslint.config.mjs": config, "a.py": `from ${module} import ${name}\n` });
  const { status, found } = project.eslint();
  project.remove();
  expect({ status, found }).toEqual({
    status: 1,
    found: { "a.py": [expect.stringContaining(`ssot/no-deprecated-import '${module}#${name}' is deprecated`)] },
  });
});
