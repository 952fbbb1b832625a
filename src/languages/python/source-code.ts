import type { FileProblem, LanguageOptions, RulesConfig, TraversalStep } from "@eslint/core";
import { ConfigCommentParser, Directive, TextSourceCodeBase } from "@eslint/plugin-kit";
import type { Module, Position, PythonNode, SourceLocation } from "./ast";
import type { Comment } from "./comments";
import { findComments } from "./comments";
import { LazyModule, type ParseResult } from "./parse";
import type { Thinning } from "./sparse";
import { childrenOf, visitorKeys } from "./walk";

/** When a file is parsed: before any rule runs, or when a rule asks for its tree. */
export type ParseMode = "always" | "watched";

export interface PythonLanguageOptions extends LanguageOptions {
  parse?: ParseMode;
}

const directiveParser = new ConfigCommentParser();

const DIRECTIVE = /^\s*eslint(?:-enable|-disable(?:-next-line|-line)?)?(?:\s|$)/;

/** A line directive behind another pragma: `# noqa: F401  # eslint-disable-line`. */
const STACKED_DIRECTIVE = /\s#(?=\s*eslint-disable-(?:next-)?line(?:\s|$))/;

/** A setting of rules, and no sentence about ESLint. */
const RULE_SETTING = /^["']?[@\w/-]+["']?\s*:/;

const DIRECTIVE_TYPES = {
  "eslint-disable": "disable",
  "eslint-enable": "enable",
  "eslint-disable-line": "disable-line",
  "eslint-disable-next-line": "disable-next-line",
} as const;

/** Rules that a comment configures. */
interface InlineConfig {
  readonly config: { readonly rules: RulesConfig };
  readonly loc: SourceLocation;
}

/** Whether a comment may be for ESLint: half the price of a search for the word, as the mark is the rarer letter. */
function mentionsEslint(text: string): boolean {
  for (let mark = text.indexOf("#"); mark >= 0; mark = text.indexOf("#", mark + 1)) {
    let word = mark + 1;
    while (isBlank(text.charCodeAt(word))) word++;
    if (text.startsWith("eslint", word)) return true;
  }
  return false;
}

/** May say yes in vain: of letters beyond ASCII, some are blanks. */
const isBlank = (code: number): boolean => code <= 32 || code >= 128;

class Step {
  readonly kind = 1;
  readonly args: unknown[];

  constructor(
    readonly target: PythonNode,
    readonly phase: 1 | 2,
  ) {
    this.args = [target];
  }
}

/** A Python file as ESLint and its rules see it. */
export class PythonSourceCode extends TextSourceCodeBase<{
  LangOptions: PythonLanguageOptions;
  RootNode: Module;
  SyntaxElementWithLoc: PythonNode | Comment;
  ConfigNode: Comment;
}> {
  readonly visitorKeys = visitorKeys;
  readonly #module: LazyModule;
  readonly #mode: ParseMode;
  #thinned: { readonly thin: Thinning; readonly tree: ParseResult } | undefined;
  #comments: Comment[] | undefined;
  #directives: Comment[] | undefined;

  constructor(text: string, module: LazyModule, mode: ParseMode) {
    super({ text, ast: module, lineEndingPattern: /\r\n?|\n/u });
    this.#module = module;
    this.#mode = mode;
  }

  /** The tree, or why there is none. Parses the file unless that has been done. */
  tree(): ParseResult {
    return this.#module.tree();
  }

  /**
   * A tree for facts that depend on no function which `thin` takes out, with all else as in {@link tree}. A syntax error in
   * one of those goes unseen, as it does in a file that is not parsed at all.
   */
  treeFor(thin: Thinning, filename: string): ParseResult {
    if (this.#mode === "always" || this.#module.isParsed) return this.tree();
    if (this.#thinned?.thin !== thin) {
      const { lines } = this.#module;
      const source = thin(this.text, filename);
      const tree = source ? new LazyModule(this.text, lines, source).tree() : null;
      this.#thinned = { thin, tree: tree?.ok ? tree : this.tree() };
    }
    return this.#thinned.tree;
  }

  override getParent(node: PythonNode | Comment): PythonNode | undefined {
    return "parent" in node ? (node.parent ?? undefined) : undefined;
  }

  override getLocFromIndex(index: number): Position {
    if (index < 0 || index > this.text.length) {
      throw new RangeError(`Index out of range: ${index} of ${this.text.length}.`);
    }
    return this.#module.lines.position(index);
  }

  /** Every comment. Tells `#` in strings from comments without a tree. */
  getAllComments(): Comment[] {
    return (this.#comments ??= this.text.includes("#") ? findComments(this.text, this.#module.lines) : []);
  }

  /** Every node, entered and left; where files are parsed on demand, the root alone: one meaning for all of them. */
  override *traverse(): Generator<TraversalStep> {
    const whole = this.#mode === "always";
    const pending = [new Step(this.#module, 1)];
    for (let step = pending.pop(); step; step = pending.pop()) {
      yield step;
      if (step.phase === 2) continue;
      pending.push(new Step(step.target, 2));
      if (!whole) continue;
      const children = childrenOf(step.target);
      for (let index = children.length - 1; index >= 0; index--) pending.push(new Step(children[index]!, 1));
    }
  }

  /** The comments that configure ESLint. */
  getInlineConfigNodes(): Comment[] {
    return (this.#directives ??= mentionsEslint(this.text) ? this.#findDirectives() : []);
  }

  getDisableDirectives(): { directives: Directive[]; problems: FileProblem[] } {
    const directives: Directive[] = [];
    for (const node of this.getInlineConfigNodes()) {
      const { label, value = "", justification = "" } = directiveParser.parseDirective(node.value) ?? {};
      switch (label) {
        case "eslint-disable":
        case "eslint-enable":
        case "eslint-disable-line":
        case "eslint-disable-next-line":
          directives.push(new Directive({ type: DIRECTIVE_TYPES[label], node, value, justification }));
          break;
        default:
      }
    }
    return { directives, problems: [] };
  }

  applyInlineConfig(): { configs: InlineConfig[]; problems: FileProblem[] } {
    const configs: InlineConfig[] = [];
    const problems: FileProblem[] = [];
    for (const { value: text, loc } of this.getInlineConfigNodes()) {
      const { label, value = "" } = directiveParser.parseDirective(text) ?? {};
      if (label !== "eslint" || !RULE_SETTING.test(value)) continue;
      const parsed = directiveParser.parseJSONLikeConfig(value);
      if (parsed.ok) configs.push({ config: { rules: parsed.config }, loc });
      else problems.push({ ruleId: null, message: parsed.error.message, loc });
    }
    return { configs, problems };
  }

  #findDirectives(): Comment[] {
    const directives: Comment[] = [];
    for (const comment of this.getAllComments()) {
      if (DIRECTIVE.test(comment.value)) {
        directives.push(comment);
        continue;
      }
      const stacked = STACKED_DIRECTIVE.exec(comment.value);
      if (!stacked) continue;
      const start = comment.range[0] + 1 + stacked.index + 1;
      const end = comment.range[1];
      directives.push({
        type: "Line",
        value: this.text.slice(start + 1, end),
        range: [start, end],
        loc: this.#module.lines.location(start, end),
      });
    }
    return directives;
  }
}
