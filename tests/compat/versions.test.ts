import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import ts from "typescript";

/** What this lane is about, from jest.config.cjs beside this file. */
declare const versions: Readonly<Record<string, string>>;

const minor = (version: string): string => version.split(".").slice(0, 2).join(".");

test("the lane has the versions that its name says", () => {
  const loaded = { eslint: minor(Linter.version), typescript: minor(ts.version), parser: minor(parser.version) };
  expect(loaded).toMatchObject(versions);
});
