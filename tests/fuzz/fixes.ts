import { Linter } from "eslint";

type Message = Linter.LintMessage;
type Fix = NonNullable<Message["fix"]>;

const RULES = ["ssot/no-deprecated-import", "ssot/no-shared-state-constructor"] as const;
const MOST_PASSES = 10;

/** What the fixes of one file make of it, in the combinations in which they can be applied. */
export interface Fixed {
  readonly first: readonly Message[];
  /** By how it was made; the whole repair last. */
  readonly variants: readonly { readonly how: string; readonly text: string }[];
  readonly final: string;
  readonly remaining: readonly Message[];
  readonly suggested: readonly string[];
  /** Passes of `--fix` until nothing changed. */
  readonly passes: number;
}

const BOM = "\ufeff";

/** Applies fixes as ESLint does: from the start of the text, without those that meet one before them. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  if (text.startsWith(BOM)) return BOM + applyFixes(text.slice(1), fixes);
  const sorted = [...fixes].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  let result = "";
  let end = -1;
  for (const { range, text: written } of sorted) {
    if (range[0] <= end) continue;
    result += text.slice(Math.max(0, end), range[0]) + written;
    end = range[1];
  }
  return result + text.slice(Math.max(0, end));
}

const fixesOf = (messages: readonly Message[]): Fix[] => messages.flatMap(({ fix }) => fix ?? []);

/** Lints the files of one project, each text once. */
export class Fixer {
  readonly #linter: Linter;
  readonly #config: Linter.Config;
  readonly #known = new Map<string, readonly Message[]>();

  constructor(cwd: string, config: Linter.Config) {
    this.#linter = new Linter({ cwd });
    this.#config = { ...config, rules: Object.fromEntries(RULES.map((rule) => [rule, "error" as const])) };
  }

  /** What both rules say of a text. Each speaks for itself: what one of them says alone is among it. */
  lint(text: string, filename: string): readonly Message[] {
    const key = `${filename}\0${text}`;
    const known = this.#known.get(key);
    if (known) return known;
    const messages = this.#linter.verify(text, [this.#config], { filename });
    const fatal = messages.find((message) => message.fatal);
    if (fatal) throw new Error(`${filename}:${fatal.line}: ${fatal.message}\n${text}`);
    this.#known.set(key, messages);
    return messages;
  }

  /** The text after each pass of `--fix`. */
  passes(text: string, filename: string, rules: readonly string[] = RULES): readonly string[] {
    const texts = [text];
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const before = texts.at(-1) ?? text;
      const after = applyFixes(before, fixesOf(this.lint(before, filename).filter(({ ruleId }) => rules.includes(ruleId ?? ""))));
      if (after === before) break;
      texts.push(after);
    }
    return texts.slice(1);
  }

  fix(text: string, filename: string): Fixed {
    const first = this.lint(text, filename);
    const fixes = fixesOf(first);
    const variants: { how: string; text: string }[] = [];
    for (const [index, fix] of fixes.entries()) {
      variants.push({ how: `fix ${index} alone`, text: applyFixes(text, [fix]) });
      if (fixes.length > 2) variants.push({ how: `all but fix ${index}`, text: applyFixes(text, fixes.toSpliced(index, 1)) });
    }
    for (const rule of RULES) {
      this.passes(text, filename, [rule]).forEach((output, pass) => variants.push({ how: `${rule} alone, pass ${pass}`, text: output }));
    }
    const passes = this.passes(text, filename);
    passes.forEach((output, pass) => variants.push({ how: `pass ${pass}`, text: output }));
    const final = passes.at(-1) ?? text;
    return {
      first,
      variants,
      final,
      remaining: this.lint(final, filename),
      suggested: first.flatMap(({ suggestions }) => suggestions?.map(({ fix }) => applyFixes(text, [fix])) ?? []),
      passes: passes.length,
    };
  }
}
