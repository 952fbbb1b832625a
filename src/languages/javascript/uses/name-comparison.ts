import type { Edit, Import, Location, Use } from "../../../facts";
import { isReachable, isVisible } from "../imports/import";
import type { Source } from "../source";
import { staticString, type Node } from "../syntax";

/** A string that tells objects apart by what their class calls itself: `x.constructor.name === "C"`. */
export class NameComparison implements Use {
  readonly role = "identity";
  readonly call = null;
  readonly typeOnly = false;

  constructor(
    private readonly source: Source,
    private readonly string: Node,
    readonly path: readonly string[],
  ) {}

  location(): Location {
    return this.source.location(this.string);
  }

  keep(): Edit {
    const [start] = this.string.range;
    return { range: [start, start], text: "" };
  }

  /** Where the class keeps its name, the string stays as it is; a new name may be meant for other classes, too. */
  replace(_length: number, text: string): readonly Edit[] | null {
    const name = text.slice(text.lastIndexOf(".") + 1);
    return name === staticString(this.string) ? [this.keep()] : null;
  }

  reaches(binding: Import): boolean {
    return isReachable(this.source, binding, this.string, true);
  }

  sees(binding: Import): boolean {
    return isVisible(this.source, binding, this.string, false);
  }
}
