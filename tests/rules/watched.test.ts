import { Linter } from "eslint";
import plugin from "../../src";
import { manifest } from "../fixtures/manifest";

test("a call in a function that reaches nothing else of interest is seen where only what is watched is parsed", () => {
  const code = "def create_factory(user_context):\n    return 1\n\ndef idle(x):\n    return x\n\ndef refresh(x):\n    return create_factory()\n";
  const config: Linter.Config[] = [
    {
      files: ["**/*.py"],
      plugins: { ssot: plugin },
      language: "ssot/python",
      languageOptions: { parse: "watched" },
      rules: { "ssot/require-user-context": "error" },
      settings: { ssot: manifest },
    },
  ];
  expect(new Linter().verify(code, config, { filename: "tests/fixtures/project/app/engine/user.py" }).map(({ line }) => line)).toEqual([8]);
});
