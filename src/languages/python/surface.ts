import type { SurfaceReader } from "../structure";
import { findModule, isPackage, moduleNames, readersOf, resolveRelative, type Project } from "./modules";
import { tableOf, type ModuleTable } from "./modules/table";
import { parse } from "./parse";

/** The files of the project that an `__init__` takes names from, or that it takes whole. */
function* sourcesOf(filename: string, table: ModuleTable, project: Project): Iterable<string> {
  const imports = [...table.names.values()].flat().filter((entry) => entry.kind === "import");
  const stars = table.stars.map((star) => ({ ...star, name: null }));
  for (const { level, module, name } of [...imports, ...stars]) {
    for (const own of moduleNames(filename, project)) {
      const dotted = resolveRelative(level, module, own, true);
      if (dotted === null) continue;
      for (const candidate of name === null ? [dotted] : [dotted, `${dotted}.${name}`]) {
        const place = findModule(candidate, project);
        if (place.kind === "file") yield place.path;
      }
    }
  }
}

/** What Python files are to each other. */
export const pythonSurface: SurfaceReader = {
  reads: (filename) => /\.pyi?$/.test(filename),
  mayHandOn: isPackage,
  read(filename, text, project) {
    const result = parse(text.replace(/^\u{FEFF}/u, ""));
    if (!result.ok) return null;
    const table = tableOf(result.module);
    const stars = table.stars.map(({ level, module }) => `* from ${".".repeat(level)}${module ?? ""}`);
    return {
      names: new Set([...table.names.keys(), ...stars]),
      handsOn: isPackage(filename) ? [...sourcesOf(filename, table, project)] : [],
    };
  },
  readers(filename, name, project) {
    if (name.startsWith("* from")) return null;
    return readersOf(project, []).of(moduleNames(filename, project), name);
  },
};
