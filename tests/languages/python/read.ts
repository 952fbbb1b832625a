import type { Edit, FileFacts, Import, Use, Variable } from "../../../src/facts";
import { pythonAdapter } from "../../../src/languages/python/adapter";
import { LazyModule, parse } from "../../../src/languages/python/parse";
import { PythonSourceCode } from "../../../src/languages/python/source-code";

/** Reads a text as the file `app/sub/mod.py` of a project that holds nothing else. */
export function read(text: string, filename = "app/sub/mod.py"): FileFacts {
  const source = new PythonSourceCode(text, new LazyModule(text), "always");
  const reading = pythonAdapter.read(source, {
    filename: `/nowhere/${filename}`,
    cwd: "/nowhere",
    roots: ["."],
    watch: { modules: ["old", "sub"], ids: [], paths: true, whole: [], names: ["Old"], filed: [], homes: { modules: [], names: [], members: [] }, successors: { modules: [], names: new Map() } },
  });
  if (reading.kind !== "facts") throw new Error(JSON.stringify(reading));
  return reading.facts;
}

export function variable(facts: FileFacts, name: string): Variable {
  const found = facts.variables.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no variable ${name}`);
  return found;
}

/** The uses of a variable of the text. */
export function usesOf(text: string, name: string): readonly Use[] {
  return variable(read(text), name).uses;
}

/** The first use of a variable, which must be there. */
export function useOf(text: string, name: string): Use {
  const [use] = usesOf(text, name);
  if (!use) throw new Error(`no use of ${name}`);
  return use;
}

export function importOf(facts: FileFacts, local: string, index = 0): Import {
  const found = variable(facts, local).imports[index];
  if (!found) throw new Error(`no import of ${local}`);
  return found;
}

/** The text after the edits, which must parse; null where there are none to be had. */
export function apply(text: string, edits: readonly Edit[] | null): string | null {
  if (!edits) return null;
  let result = "";
  let position = 0;
  for (const { range, text: written } of [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
    if (range[0] < position) throw new Error("edits overlap");
    result += text.slice(position, range[0]) + written;
    position = range[1];
  }
  result += text.slice(position);
  const tree = parse(result);
  if (!tree.ok) throw new Error(`${tree.message} in:\n${result}`);
  return result;
}
