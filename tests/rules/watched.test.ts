import { Linter } from "eslint";
import plugin from "../../src";
import { manifest } from "../fixtures/manifest";

/** The lines of what is said of a file of which only what is watched is parsed. */
function linesSaid(code: string, filename: string): number[] {
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
  return new Linter().verify(code, config, { filename: `tests/fixtures/project/app/${filename}` }).map(({ line }) => line);
}

test("a call in a function that reaches nothing else of interest is seen where only what is watched is parsed", () => {
  const code = "def create_factory(user_context):\n    return 1\n\ndef idle(x):\n    return x\n\ndef refresh(x):\n    return create_factory()\n";
  expect(linesSaid(code, "engine/user.py")).toEqual([8]);
});

test("a call by `super` in a method that names nothing else of interest is seen there, too", () => {
  const code = "from app.engine.user import UserExecutionEngine\n\nclass Sub(UserExecutionEngine):\n    @classmethod\n    def make(cls, r, b):\n        return super().create_from_legacy_pattern(r, b)\n";
  expect(linesSaid(code, "caller.py")).toEqual([6]);
});
