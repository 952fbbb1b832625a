import { addTo, type Index } from "./dotted-index";
import type { MentionSink } from "./mentions";
import { absoluteMember, isPackage, moduleNames, type Project } from "./names";

/** Calls the sink for each import of a file. */
type Scan = (file: string, sink: MentionSink) => void;

/** What the imports of a module bind: what each name stands for, and the modules of which it takes all there is. */
interface Imports {
  readonly names: Index;
  readonly stars: ReadonlySet<string>;
}

/**
 * What dotted names stand for: where the module `b` says `from a import m as n`, `b.n` is `a.m`. Reads the imports of those modules
 * alone that a name leads through.
 */
export class Namespaces {
  private readonly files: Index = new Map();
  /** The last names of the modules within a package. */
  private readonly submodules: Index = new Map();
  private readonly imports = new Map<string, Imports>();
  private readonly places = new Map<string, ReadonlySet<string>>();

  constructor(project: Project, files: Iterable<string>, private readonly scan: Scan) {
    for (const file of files) {
      for (const module of moduleNames(file, project)) {
        addTo(this.files, module, file);
        for (let dot = module.lastIndexOf("."), end = module.length; dot > 0; end = dot, dot = module.lastIndexOf(".", end - 1)) {
          addTo(this.submodules, module.slice(0, dot), module.slice(dot + 1, end));
        }
      }
    }
  }

  /** The modules, by their own names, or the names in modules that a dotted name may stand for. */
  placesOf(dotted: string): ReadonlySet<string> {
    const known = this.places.get(dotted);
    if (known) return known;
    // What a circle of imports asks for again stands for itself.
    this.places.set(dotted, new Set([dotted]));
    const dot = dotted.lastIndexOf(".");
    const places = new Set<string>();
    if (dot <= 0) places.add(dotted);
    else for (const module of this.placesOf(dotted.slice(0, dot))) this.addPlaces(places, module, dotted.slice(dot + 1));
    this.places.set(dotted, places);
    return places;
  }

  /**
   * All places that can be read from what the names `held` stand for, step by step, where `isRead` says which names are read at all;
   * `a.*` holds whatever `a` does.
   */
  reach(held: Iterable<string>, isRead: (name: string) => boolean): Set<string> {
    const reached = new Set<string>();
    for (const dotted of held) {
      if (!dotted.endsWith(".*")) for (const place of this.placesOf(dotted)) reached.add(place);
      else for (const module of this.placesOf(dotted.slice(0, -2))) this.addMembers(reached, module, () => true);
    }
    for (const module of reached) this.addMembers(reached, module, isRead);
    return reached;
  }

  private addMembers(places: Set<string>, module: string, isRead: (name: string) => boolean): void {
    const modules = new Set([module]);
    for (const holder of modules) {
      const { names, stars } = this.importsOf(holder);
      for (const name of names.keys()) if (isRead(name)) this.addPlaces(places, holder, name);
      for (const name of this.submodules.get(holder) ?? []) if (isRead(name)) this.addPlaces(places, holder, name);
      for (const star of stars) for (const place of this.placesOf(star)) modules.add(place);
    }
  }

  private addPlaces(places: Set<string>, module: string, name: string): void {
    const own = `${module}.${name}`;
    let isBound = false;
    const holders = new Set([module]);
    for (const holder of holders) {
      const { names, stars } = this.importsOf(holder);
      const bound = names.get(name);
      isBound ||= bound !== undefined;
      for (const dotted of bound ?? []) for (const place of this.placesOf(dotted)) places.add(place);
      if (holder !== module && this.submodules.get(holder)?.has(name)) places.add(`${holder}.${name}`);
      for (const star of stars) for (const place of this.placesOf(star)) holders.add(place);
    }
    if (!isBound || this.submodules.get(module)?.has(name)) places.add(own);
  }

  private importsOf(module: string): Imports {
    let imports = this.imports.get(module);
    if (!imports) this.imports.set(module, (imports = this.readImports(module)));
    return imports;
  }

  private readImports(module: string): Imports {
    const names: Index = new Map();
    const stars = new Set<string>();
    for (const file of this.files.get(module) ?? []) {
      this.scan(file, {
        module: (dotted, alias) => {
          const first = dotted.split(".", 1).join("");
          addTo(names, alias || first, alias ? dotted : first);
        },
        member: (dotted, alias) => {
          const local = alias || dotted.slice(dotted.lastIndexOf(".") + 1);
          for (const absolute of absoluteMember(dotted, module, isPackage(file))) {
            if (local === "*") stars.add(absolute.slice(0, -2));
            else addTo(names, local, absolute);
          }
        },
        quoted: () => undefined,
      });
    }
    return { names, stars };
  }
}
