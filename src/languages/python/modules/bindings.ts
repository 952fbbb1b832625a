import { addTo, type Index } from "./dotted-index";
import type { MentionSink } from "./mentions";
import { absoluteMember } from "./names";

/**
 * The dotted names by which more than one file can read the same thing: where the module `b` says `from a import m as n`,
 * `b.n` is `a.m`.
 */
export class Bindings {
  private readonly others: Index = new Map();

  /** Takes in what the imports of a file bind, which is a module by each of the names `own`. */
  sink(own: readonly string[], isOwnPackage: boolean): MentionSink {
    return {
      module: (dotted, alias) => {
        const first = dotted.split(".", 1).join("");
        for (const current of own) this.add(current, alias ? dotted : first, alias || first);
      },
      member: (dotted, alias) => {
        const local = alias || dotted.slice(dotted.lastIndexOf(".") + 1);
        for (const current of own) {
          for (const absolute of absoluteMember(dotted, current, isOwnPackage)) this.add(current, absolute, local);
        }
      },
      quoted: () => undefined,
    };
  }

  clear(): void {
    this.others.clear();
  }

  /** The modules, by all of their names. */
  namesOf(modules: Iterable<string>): Set<string> {
    const names = new Set(modules);
    for (const name of names) for (const other of this.otherNames(name)) names.add(other);
    return names;
  }

  /** What stands before the last dot of the names, or of what stands for it, over any number of dots and files. */
  ownersOf(names: Iterable<string>): Set<string> {
    const owners = new Set<string>();
    for (const name of names) addOwners(owners, name);
    for (const owner of owners) {
      for (const other of this.otherNames(owner)) {
        owners.add(other);
        addOwners(owners, other);
      }
    }
    return owners;
  }

  /** In the module `current`, `local` stands for `dotted`; all that `a` holds, where that is `a.*`. */
  private add(current: string, dotted: string, local: string): void {
    const other = local === "*" ? current : `${current}.${local}`;
    if (other !== dotted) addTo(this.others, dotted, other);
  }

  private *otherNames(name: string): Iterable<string> {
    yield* this.others.get(name) ?? [];
    const dot = name.lastIndexOf(".");
    if (dot < 0) return;
    for (const holder of this.others.get(`${name.slice(0, dot)}.*`) ?? []) yield holder + name.slice(dot);
  }
}

function addOwners(owners: Set<string>, name: string): void {
  for (let end = name.lastIndexOf("."); end > 0; end = name.lastIndexOf(".", end - 1)) owners.add(name.slice(0, end));
}
