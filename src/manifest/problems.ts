/** Something wrong in a manifest, and where: `symbols["a#B"].construct.scope`. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** The manifest cannot be used; the message names the first problem's place in it. */
export class ManifestError extends Error {
  override readonly name = "ManifestError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const [first] = problems;
    const place = first === undefined || first.path === "" ? "" : `${first.path}: `;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : "";
    super(`eslint-plugin-ssot: invalid manifest (settings.ssot): ${place}${first?.message ?? ""}${more}`);
    this.problems = problems;
  }
}

/** The path of a key that the manifest's format defines. */
export function propertyPath(parent: string, key: string): string {
  if (!/^[$\w]+$/.test(key)) return keyPath(parent, key);
  return parent === "" ? key : `${parent}.${key}`;
}

/** The path of a key that is data. */
export function keyPath(parent: string, key: string): string {
  return `${parent}[${JSON.stringify(key)}]`;
}
