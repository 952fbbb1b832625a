import { examples, page } from "../docs/pages";
import { Project } from "./project";

const configs = examples(page("README.md"), "js").map(({ code }) => code);

/** What each configuration of the README calls deprecated, in its order. */
const deprecated = [
  ["netra_backend.app.agents.supervisor.execution_engine", "ExecutionEngine"],
  ["backend.execution_engine", "ExecutionEngine"],
  ["backend.engine", "Engine"],
] as const;

test("every configuration of the README is tried", () => {
  expect(configs).toHaveLength(deprecated.length);
});

test.each(deprecated)("a configuration of the README finds the import of %s", (module, name) => {
  const config = configs[deprecated.findIndex(([known]) => known === module)] ?? "";
  const project = new Project({ "eslint.config.mjs": config, "a.py": `from ${module} import ${name}\n` });
  const { status, found } = project.eslint();
  project.remove();
  expect({ status, found }).toEqual({
    status: 1,
    found: { "a.py": [expect.stringContaining(`ssot/no-deprecated-import '${module}#${name}' is deprecated`)] },
  });
});
