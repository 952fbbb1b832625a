import { dirname, isAbsolute, relative, resolve } from "node:path";
import type { Surroundings, Watch } from "../../../facts";
import { Aliases } from "./aliases";
import { compiledExtension, findFile, scriptExtension, toPosix, withoutExtension } from "./files";

export const isRelative = (specifier: string): boolean => /^\.{1,2}(?:\/|$)/.test(specifier);

/** A specifier without what a bundler reads from it: `./x?url`, `loader!./x`. */
const plainSpecifier = (specifier: string): string =>
  /[!?]/.test(specifier) ? specifier.replace(/^.*!/, "").replace(/\?.*$/, "") : specifier;

/** How the modules around one file are named: from specifiers to modules of the project, and back. Found out only where it is asked for. */
export class ModuleNames {
  /** What the names are relative to. */
  readonly place: Pick<Surroundings, "cwd" | "roots">;
  private readonly readsPaths: boolean;
  private readonly given: string;
  private knownFile: string | null = null;
  private knownNames: readonly string[] | null = null;
  private knownRoots: readonly string[] | null = null;
  private knownAliases: Aliases | null = null;

  constructor({ filename, cwd, roots, watch }: Pick<Surroundings, "filename" | "cwd" | "roots"> & { readonly watch?: Pick<Watch, "paths"> }) {
    this.place = { cwd, roots };
    this.given = filename;
    this.readsPaths = watch?.paths ?? true;
  }

  get filename(): string {
    return (this.knownFile ??= resolve(this.place.cwd, this.given));
  }

  /** Every name of the file itself. */
  get own(): readonly string[] {
    return (this.knownNames ??= this.nameFile(this.filename));
  }

  private get directory(): string {
    return dirname(this.filename);
  }

  private get roots(): readonly string[] {
    return (this.knownRoots ??= this.place.roots.map((root) => resolve(this.place.cwd, root)));
  }

  private get aliases(): Aliases {
    return (this.knownAliases ??= Aliases.of(this.directory, this.place.cwd));
  }

  /** The modules that a specifier of this file may mean; which file it leads to is left out where nothing of the manifest is named by a path. */
  read(specifier: string): readonly string[] {
    const plain = plainSpecifier(specifier);
    if (isRelative(plain)) {
      const named = this.readsPaths ? this.nameFile(resolve(this.directory, plain)) : [];
      return named.length > 0 ? named : [plain];
    }
    const file = this.readsPaths ? this.aliases.resolve(plain) : null;
    const subpath = /^(?:@[^/]+\/)?[^/]+\/.+/.test(plain) ? withoutExtension(plain) : plain;
    const named = subpath === plain ? [plain] : [plain, subpath];
    return file === null ? named : [...this.nameFile(file), ...named];
  }

  /** The file that a specifier of this file leads to, where it lies in the project. */
  resolve(specifier: string): string | null {
    const plain = plainSpecifier(specifier);
    return isRelative(plain) ? findFile(resolve(this.directory, plain)) : this.aliases.resolve(plain);
  }

  /** The file of a module `./path`; null where there is none. */
  findModule(module: string): string | null {
    for (const root of this.roots) {
      const file = findFile(resolve(root, module)) ?? null;
      if (file !== null) return file;
    }
    return null;
  }

  /**
   * Writes the specifier of `module` as this file would: like `model`, the one that it takes the place of. `habit` is the
   * extension of another relative specifier of the file, for a model that tells nothing.
   */
  write(module: string, model: string, habit: string): string {
    if (!module.startsWith("./")) return module;
    if (!isRelative(model)) {
      const alias = this.writeAlias(module, model);
      if (alias !== null) return alias;
    }
    const file = this.findModule(module);
    const base = file === null ? resolve(this.roots[0] ?? ".", module) : withoutExtension(file);
    const extension = isRelative(model) ? scriptExtension(model) : habit;
    const target = extension === "" ? this.withoutIndex(base, file) : base + this.extensionLike(extension, file);
    const path = toPosix(relative(this.directory, target));
    return path.startsWith("../") ? path : `./${path}`;
  }

  private withoutIndex(base: string, file: string | null): string {
    return file !== null && /[\\/]index$/.test(base) ? dirname(base) : base;
  }

  private extensionLike(extension: string, file: string | null): string {
    const actual = file === null ? "" : scriptExtension(file);
    if (actual === "") return extension;
    const writesCompiled = /^\.[cm]?js$/.test(extension);
    return writesCompiled ? compiledExtension(actual) : actual;
  }

  /** `@/agents/old` means `./src/agents/old`, so that `@/` stands for `./src/`; what that gives is resolved to be sure. */
  private writeAlias(module: string, model: string): string | null {
    const file = this.aliases.resolve(model);
    const extension = scriptExtension(model);
    for (const known of file === null ? [] : this.nameFile(file)) {
      const common = commonSuffix(withoutExtension(model), known);
      const prefix = known.slice(0, known.length - common.length);
      if (common === "" || !module.startsWith(prefix)) continue;
      const alias = withoutExtension(model).slice(0, -common.length) + module.slice(prefix.length) + extension;
      const target = this.aliases.resolve(alias);
      if (target !== null && this.nameFile(target).includes(module)) return alias;
    }
    return null;
  }

  /** The names of a file of the project. */
  nameFile(file: string): string[] {
    return this.roots.flatMap((root) => {
      const path = relative(root, file);
      if (path === "" || /^\.\.(?:[\\/]|$)/.test(path) || isAbsolute(path)) return [];
      const bare = withoutExtension(toPosix(path));
      return [`./${bare.replace(/\/index$/, "")}`];
    });
  }
}

/** The longest common end of two paths that begins at a segment. */
function commonSuffix(a: string, b: string): string {
  const left = a.split("/");
  const right = b.split("/");
  let length = 0;
  while (length < Math.min(left.length, right.length) && left.at(-1 - length) === right.at(-1 - length)) length++;
  return length === 0 ? "" : right.slice(-length).join("/");
}
