import { parseId } from "./id";
import type { Problem } from "./problems";
import { keyPath } from "./problems";
import type { ConstructSpec, Manifest } from "./types";

/** What no schema can say: ids that contradict each other, modules that cannot exist, roots outside of the project. */
export function checkMeaning(manifest: Manifest): Problem[] {
  return [
    ...(manifest.roots ?? []).flatMap((root, index) => checkRoot(root, `roots[${index}]`)),
    ...mentionedIds(manifest).flatMap(({ id, path }) => checkModule(parseId(id).module, path)),
    ...checkHomes(manifest.symbols ?? {}, "symbols", manifest.removed ?? {}),
    ...checkHomes(manifest.modules ?? {}, "modules", manifest.removed ?? {}),
    ...Object.entries(manifest.symbols ?? {}).flatMap(([id, spec]) =>
      checkParameters(spec.construct, `${keyPath("symbols", id)}.construct.parameters`),
    ),
  ];
}

function checkRoot(root: string, path: string): Problem[] {
  if (/^(?:[/\\]|[a-z]:)/i.test(root)) {
    return [{ path, message: `expected a directory relative to the working directory, got ${JSON.stringify(root)}` }];
  }
  let depth = 0;
  for (const part of root.split(/[/\\]/)) {
    if (part === "..") depth--;
    else if (part !== "" && part !== ".") depth++;
    if (depth < 0) return [{ path, message: `leaves the working directory: ${JSON.stringify(root)}` }];
  }
  return [];
}

function checkModule(module: string, path: string): Problem[] {
  if (/^\.\.(?:\/|$)/.test(module)) {
    return [{ path, message: `a path starts at a root, with "./": ${JSON.stringify(module)}` }];
  }
  const inside = module.replace(/^\.\//, "");
  const parts = inside.includes("/") || inside !== module ? inside.split("/") : inside.split(".");
  if (!parts.includes("")) return [];
  return [{ path, message: `the module ${JSON.stringify(module)} has an empty part` }];
}

/** Every id of the manifest with its place. */
function mentionedIds(manifest: Manifest): { id: string; path: string }[] {
  const homes = [
    ...Object.entries(manifest.symbols ?? {}).map(([id, spec]) => ({ id, spec, path: keyPath("symbols", id) })),
    ...Object.entries(manifest.modules ?? {}).map(([id, spec]) => ({ id, spec, path: keyPath("modules", id) })),
  ];
  return [
    ...homes,
    ...homes.flatMap(({ spec, path }) =>
      (spec.deprecated ?? []).map((id, index) => ({ id, path: `${path}.deprecated[${index}]` })),
    ),
    ...Object.keys(manifest.removed ?? {}).map((id) => ({ id, path: keyPath("removed", id) })),
  ];
}

/** Each old name has one home, and a home is nobody's old name: else a fix would need fixing. */
function checkHomes(
  entries: Readonly<Record<string, { deprecated?: string[] }>>,
  section: string,
  removed: Readonly<Record<string, unknown>>,
): Problem[] {
  const problems: Problem[] = [];
  const homes = new Set(Object.keys(entries));
  const taken = new Map(Object.keys(removed).map((id) => [id, keyPath("removed", id)]));
  for (const home of homes) {
    const place = taken.get(home);
    if (place !== undefined) problems.push({ path: keyPath(section, home), message: `is also listed as ${place}` });
  }
  for (const [home, { deprecated }] of Object.entries(entries)) {
    for (const [index, id] of (deprecated ?? []).entries()) {
      const path = `${keyPath(section, home)}.deprecated[${index}]`;
      const place = taken.get(id);
      if (id === home) problems.push({ path, message: `${JSON.stringify(id)} is deprecated by itself` });
      else if (homes.has(id)) problems.push({ path, message: `${keyPath(section, id)} makes it a home of its own` });
      else if (place !== undefined) problems.push({ path, message: `${JSON.stringify(id)} is also listed as ${place}` });
      else taken.set(id, path);
    }
  }
  return problems;
}

function checkParameters(construct: ConstructSpec | undefined, path: string): Problem[] {
  const problems: Problem[] = [];
  const seen = { from: new Set<string>(), to: new Set<string>() };
  for (const [index, spec] of (construct?.parameters ?? []).entries()) {
    const from = (typeof spec === "string" ? spec : spec.from).replace(/\?$/, "");
    const to = typeof spec === "string" ? from : spec.to;
    if (seen.from.has(from)) problems.push({ path: `${path}[${index}]`, message: `"${from}" is listed twice` });
    else if (seen.to.has(to)) problems.push({ path: `${path}[${index}]`, message: `two parameters become "${to}"` });
    seen.from.add(from);
    seen.to.add(to);
  }
  return problems;
}
