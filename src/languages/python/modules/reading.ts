import type { Definition, ModuleReading } from "../../../facts";
import { isAbstract, isOpen, type Bases } from "./inheritance";
import { displayPath, findModule, isPackage, resolveRelative, type Project } from "./names";
import { readSource } from "./source";
import type { ClassTable, Entries, Entry, ModuleTable } from "./table";
import type { ReadModule, Target } from "./targets";
import { unlistedRootOf } from "./unlisted-roots";

type ModuleState =
  | { readonly state: "outside" }
  | { readonly state: "missing" }
  | { readonly state: "unreadable"; readonly problem: string }
  | { readonly state: "read"; readonly module: ReadModule };

/** One thing that a name may stand for. */
interface Alternative {
  readonly target: Target;
  /** Whether an import binds the name in the module that was asked. */
  readonly imported: boolean;
}

/** How many imports, aliases and bases one question follows. */
const MAXIMUM_STEPS = 200;

/** Reads what a module of the project defines. */
export function readModule(dotted: string, project: Project): ModuleReading {
  const state = stateOf(dotted, project);
  if (state.state === "outside") {
    const root = unlistedRootOf(dotted, project);
    return root === null ? state : { state: "unlisted", root };
  }
  if (state.state !== "read") return state;
  return {
    state: "read",
    definition: (name) => new Inquiry(project).definition(name, state.module),
  };
}

/** What a text defines that stands for the module `dotted`, whatever the disk holds of that. */
export function readText(dotted: string, isInit: boolean, table: ModuleTable, project: Project) {
  const module = { name: dotted, isPackage: isInit, table };
  return {
    define: (name: string): Definition | null => new Inquiry(project).definition(name, module),
    isAbstract: (name: string): boolean => new Inquiry(project).isAbstractIn(name, module),
  };
}

function stateOf(dotted: string, project: Project): ModuleState {
  const place = findModule(dotted, project);
  switch (place.kind) {
    case "outside":
      return { state: "outside" };
    case "missing":
      return { state: "missing" };
    case "namespace":
      return { state: "read", module: { name: dotted, isPackage: true, table: null } };
    case "file": {
      const reading = readSource(place.path, place.stats);
      if (!reading.ok) {
        const problem = `${displayPath(place.path, project.cwd)}${reading.place}: ${reading.problem}`;
        return { state: "unreadable", problem };
      }
      return { state: "read", module: { name: dotted, isPackage: isPackage(place.path), table: reading.table } };
    }
  }
}

/** Follows one question through the project, and gives up where it comes back to itself or leads too far. */
class Inquiry {
  private readonly asked = new Set<string>();
  private steps = 0;

  constructor(private readonly project: Project) {}

  definition(name: string, module: ReadModule): Definition | null {
    return this.merge(this.lookUp(name, module));
  }

  isAbstractIn(name: string, module: ReadModule): boolean {
    return this.lookUp(name, module).some(({ target }) => isAbstract(target, this.bases));
  }

  private lookUp(name: string, module: ReadModule): Alternative[] {
    const question = `${module.name}#${name}`;
    if (this.asked.has(question) || ++this.steps > MAXIMUM_STEPS) return [];
    this.asked.add(question);
    try {
      const entries = module.table?.names.get(name);
      const found = entries ? this.followAll(entries, module) : this.throughStars(name, module);
      return found.length > 0 ? found : this.submodule(name, module);
    } finally {
      // Asked again on another way, it is no loop.
      this.asked.delete(question);
    }
  }

  private submodule(name: string, module: ReadModule): Alternative[] {
    if (!module.isPackage) return [];
    const dotted = `${module.name}.${name}`;
    const { kind } = findModule(dotted, this.project);
    return kind === "file" || kind === "namespace" ? [{ target: { kind: "module", name: dotted }, imported: true }] : [];
  }

  private throughStars(name: string, module: ReadModule): Alternative[] {
    // The last star import wins.
    for (const star of [...(module.table?.stars ?? [])].reverse()) {
      const source = this.imported(star.level, star.module, module);
      if (source?.state !== "read" || !isExported(name, source.module.table)) continue;
      const found = this.lookUp(name, source.module);
      if (found.length > 0) return found.map(({ target }) => ({ target, imported: true }));
    }
    return [];
  }

  private followAll(entries: Entries, module: ReadModule): Alternative[] {
    return entries.flatMap((entry) => this.follow(entry, module));
  }

  private follow(entry: Entry, module: ReadModule): Alternative[] {
    switch (entry.kind) {
      case "import":
        return this.followImport(entry, module).map((target) => ({ target, imported: true }));
      case "alias": {
        const found = this.chain(entry.chain, module);
        return found.length > 0 ? found : [{ target: { kind: "foreign" }, imported: false }];
      }
      default:
        return [{ target: { kind: "entry", entry, module }, imported: false }];
    }
  }

  private followImport(entry: Extract<Entry, { kind: "import" }>, module: ReadModule): Target[] {
    const dotted = resolveRelative(entry.level, entry.module, module.name, module.isPackage);
    if (dotted === null) return [];
    if (entry.name === null) return this.moduleTarget(dotted);
    const state = stateOf(dotted, this.project);
    if (state.state === "outside") return [{ kind: "foreign" }];
    // Whether an unreadable module has the name is not known, nor whether the import succeeds.
    return state.state === "read" ? this.lookUp(entry.name, state.module).map(({ target }) => target) : [];
  }

  private moduleTarget(dotted: string): Target[] {
    const { kind } = findModule(dotted, this.project);
    if (kind === "outside") return [{ kind: "foreign" }];
    return kind === "missing" ? [] : [{ kind: "module", name: dotted }];
  }

  private imported(level: number, name: string | null, module: ReadModule): ModuleState | null {
    const dotted = resolveRelative(level, name, module.name, module.isPackage);
    return dotted === null ? null : stateOf(dotted, this.project);
  }

  /** What an attribute chain of a module stands for. */
  private chain(chain: readonly string[], module: ReadModule): Alternative[] {
    const [root, ...path] = chain;
    if (root === undefined) return [];
    let targets = this.lookUp(root, module).map(({ target }) => target);
    for (const name of path) {
      targets = targets.flatMap((owner) => this.memberOf(owner, name).map(({ target }) => unbound(owner, target)));
    }
    return targets.map((target) => ({ target, imported: false }));
  }

  private memberOf(target: Target, name: string): Alternative[] {
    if (target.kind === "module") {
      const state = stateOf(target.name, this.project);
      return state.state === "read" ? this.lookUp(name, state.module) : [];
    }
    if (target.kind === "foreign" || target.entry.kind !== "class") return [];
    return this.classMember(target.entry.class, name, target.module, new Set());
  }

  /** A member of a class or of its bases, depth first. */
  private classMember(owner: ClassTable, name: string, module: ReadModule, seen: Set<ClassTable>): Alternative[] {
    if (seen.has(owner) || ++this.steps > MAXIMUM_STEPS) return [];
    seen.add(owner);
    const own = owner.members.get(name);
    if (own) return this.followAll(own, module);
    for (const base of owner.bases) {
      for (const { target } of base ? this.chain(base, module) : []) {
        if (target.kind !== "entry" || target.entry.kind !== "class") continue;
        const found = this.classMember(target.entry.class, name, target.module, seen);
        if (found.length > 0) return found;
      }
    }
    return [];
  }

  /** What the bases of a class stand for. */
  private get bases(): Bases {
    return {
      follow: (base, module) => this.chain(base, module).map(({ target }) => target),
      isOutside: (module) => stateOf(module, this.project).state === "outside",
    };
  }

  /** One answer for all that a name may stand for: what they agree in. */
  private merge(alternatives: readonly Alternative[]): Definition | null {
    // `X = None` where an import failed only stands in for what it could not import.
    const isReal = ({ target }: Alternative): boolean => target.kind !== "entry" || (target.entry.kind !== "value" && target.entry.kind !== "unknown");
    const real = alternatives.filter(isReal);
    const [first, ...others] = (real.length > 0 ? real : alternatives).map(({ target }) => target);
    if (!first) return null;
    const targets = [first, ...others];
    const shape = shapeOf(first);
    const isAgreed = others.every((other) => JSON.stringify(shapeOf(other)) === JSON.stringify(shape));
    return {
      ...(isAgreed ? shape : { kind: "other", async: false, parameters: null }),
      imported: real.every(({ imported }) => imported) && real.length > 0,
      member: (name) => {
        const inquiry = new Inquiry(this.project);
        const members = targets.map((target) => inquiry.memberOf(target, name));
        return members.every((found) => found.length > 0) ? inquiry.merge(members.flat()) : null;
      },
      origin: () => originOf(targets),
      isOpen: () => targets.some((target) => isOpen(target, new Inquiry(this.project).bases)),
    };
  }
}

/** A method that is taken from its class by another name: whether it still has its receiver is not known. */
function unbound(owner: Target, member: Target): Target {
  const isMethod = owner.kind === "entry" && member.kind === "entry" && member.entry.kind === "function";
  return isMethod ? { kind: "foreign" } : member;
}

/** The module that defines all of them. */
function originOf(targets: readonly Target[]): readonly string[] {
  const names = new Set(targets.map((target) => (target.kind === "entry" ? target.module.name : null)));
  const [only] = names;
  return only != null && names.size === 1 ? [only] : [];
}

function isExported(name: string, table: ModuleTable | null): boolean {
  return table?.all ? table.all.has(name) : !name.startsWith("_");
}

function shapeOf(target: Target): Pick<Definition, "kind" | "async" | "parameters"> {
  if (target.kind === "entry" && target.entry.kind === "function") return { kind: "function", ...target.entry.signature };
  const kind = target.kind === "entry" && target.entry.kind !== "unknown" ? target.entry.kind : "other";
  return { kind, async: false, parameters: null };
}
