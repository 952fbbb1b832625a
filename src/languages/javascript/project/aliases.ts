import { existsSync, lstatSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CompilerOptions, ModuleResolutionKind, ParseConfigHost } from "typescript";
import { FileCache, findFile, isFile, ShortMemory, toPosix } from "./files";
import { loadTypeScript } from "./load";

const configurations = new FileCache<readonly CompilerOptions[]>(100);
const packageNames = new FileCache<string | null>(200);

const nearest = new ShortMemory<string | null>();

/** The nearest file of one of these names in a directory or above it. */
function findUp(directory: string, names: readonly string[]): string | null {
  return nearest.get(join(directory, names.join()), () => {
    const found = names.map((name) => join(directory, name)).find(isFile);
    return found ?? (dirname(directory) === directory ? null : findUp(dirname(directory), names));
  });
}

function readPackageName(text: string): string | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read && "name" in read && typeof read.name === "string" ? read.name : null;
  } catch {
    return null;
  }
}

/** The options of a configuration and of the projects that it refers to, as far as they rename modules. */
function readConfiguration(file: string, text: string, depth = 0): readonly CompilerOptions[] {
  const ts = loadTypeScript();
  if (!ts) return [];
  // The files of the project are not wanted, so that no directory needs to be read.
  const host: ParseConfigHost = { ...ts.sys, useCaseSensitiveFileNames: true, readDirectory: () => [] };
  const parsed = ts.parseJsonSourceFileConfigFileContent(
    ts.parseJsonText(file, text),
    host,
    dirname(file),
    undefined,
    file,
  );
  const referred = (parsed.projectReferences ?? []).flatMap(({ path }) => {
    const target = isFile(path) ? path : join(path, "tsconfig.json");
    const content = depth < 3 ? ts.sys.readFile(target) : undefined;
    return content === undefined ? [] : readConfiguration(target, content, depth + 1);
  });
  return [parsed.options, ...referred];
}

/** Whether something of the name stands in the directory that `baseUrl` points to. */
function standsIn(baseUrl: string | undefined, specifier: string): boolean {
  if (baseUrl === undefined) return false;
  const first = join(baseUrl, specifier.split("/", 1)[0] ?? "");
  return existsSync(first) || findFile(first) !== null;
}

function renames(options: CompilerOptions, specifier: string): boolean {
  const matched = Object.keys(options.paths ?? {}).some((pattern) => {
    const [before = "", after] = pattern.split("*");
    if (after === undefined) return pattern === specifier;
    return specifier.startsWith(before) && specifier.endsWith(after);
  });
  // TypeScript 6 deprecates it, but projects still have it.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return matched || standsIn(options.baseUrl, specifier);
}

const known = new ShortMemory<Aliases>();

/** The names by which files of one package know modules of the project, other than by relative paths. */
export class Aliases {
  private readonly resolved = new Map<string, string | null>();
  private readonly options: readonly CompilerOptions[];

  private constructor(
    private readonly directory: string,
    private readonly cwd: string,
    private readonly manifest: string | null,
    config: string | null,
  ) {
    this.options = config === null ? [] : (configurations.read(config, (text) => readConfiguration(config, text)) ?? []);
  }

  /** What the files of a directory go by: the same for all that belong to one package and one configuration. */
  static of(directory: string, cwd: string): Aliases {
    const config = findUp(directory, ["tsconfig.json", "jsconfig.json"]);
    const manifest = findUp(directory, ["package.json"]);
    const base = manifest === null ? directory : dirname(manifest);
    return known.get([base, cwd, config].join("\n"), () => new Aliases(base, cwd, manifest, config));
  }

  /**
   * The file of the project that a specifier means: through `paths` and `baseUrl` of the nearest tsconfig or jsconfig,
   * `imports` of the package, the package's own name, or that of another package of the workspace. Null for anything else.
   */
  resolve(specifier: string): string | null {
    let file = this.resolved.get(specifier);
    if (file === undefined) {
      file = this.find(specifier);
      this.resolved.set(specifier, file);
    }
    return file;
  }

  private find(specifier: string): string | null {
    const candidates = this.options.filter((options) => renames(options, specifier));
    if (candidates.length === 0 && !this.meansOwnPackage(specifier) && !this.meansWorkspace(specifier)) return null;
    const ts = loadTypeScript();
    if (!ts) return null;
    const moduleResolution: ModuleResolutionKind = ts.ModuleResolutionKind.Bundler;
    const fixed = { allowJs: true, resolveJsonModule: true, module: ts.ModuleKind.ESNext, moduleResolution };
    const containing = join(this.directory, "importer.ts");
    for (const options of candidates.length > 0 ? candidates : [{}]) {
      const { resolvedModule } = ts.resolveModuleName(specifier, containing, { ...options, ...fixed }, ts.sys);
      const file = resolvedModule && toPosix(resolvedModule.resolvedFileName);
      if (file && this.isInside(file)) return file;
    }
    return null;
  }

  private isInside(file: string): boolean {
    return file.startsWith(`${toPosix(this.cwd).replace(/\/$/, "")}/`) && !file.includes("/node_modules/");
  }

  /** Package managers link the packages of a workspace into `node_modules`. */
  private meansWorkspace(specifier: string): boolean {
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
    for (let current = this.directory; ; current = dirname(current)) {
      const entry = join(current, "node_modules", name);
      const stat = lstatSync(entry, { throwIfNoEntry: false });
      if (stat) return stat.isSymbolicLink() && existsSync(entry) && this.isInside(toPosix(realpathSync(entry)));
      if (dirname(current) === current) return false;
    }
  }

  private meansOwnPackage(specifier: string): boolean {
    if (this.manifest === null) return false;
    if (specifier.startsWith("#")) return true;
    const name = packageNames.read(this.manifest, readPackageName);
    return typeof name === "string" && (specifier === name || specifier.startsWith(`${name}/`));
  }
}
