import { relative, resolve, sep } from "node:path";
import { ESLint, type Linter } from "eslint";
import { errorCode, messageOf, Refusal } from "../refusal";
import { readIfExists, typeAt } from "../storage/durable";
import { findBlindness, isEnforced, isReported, rootsOf, speaksOf } from "./coverage";
import { readFindings, UNREADABLE, type Finding } from "./findings";
import { ScopeNotes } from "./scopes";

/** One file and what was found in it. */
export interface FileReport {
  readonly file: string;
  readonly findings: readonly Finding[];
  /** The text after all fixes; null where nothing was repaired. */
  readonly output: string | null;
  /** What an audit finds that comments in the file silence: on a line, in a part of it, or by a setting of a rule. */
  readonly silenced: readonly Finding[];
}

/** The project's own ESLint set-up, narrowed down to the rules of this plugin. */
export class ProjectLinter {
  readonly #eslint: ESLint;
  readonly #fixer: ESLint;
  /** Reads no comments. */
  readonly #deaf: ESLint;
  readonly #cwd: string;

  constructor(cwd: string) {
    if (Number.parseInt(ESLint.version) < 9) throw new Refusal(`ssot needs ESLint 9 or later; this is ${ESLint.version}.`);
    this.#cwd = cwd;
    const isOwn = (ruleId: string | null): boolean => ruleId?.startsWith("ssot/") ?? false;
    const options: ESLint.Options = { cwd, ruleFilter: ({ ruleId }) => isOwn(ruleId) };
    this.#eslint = new ESLint(options);
    this.#deaf = new ESLint({ ...options, allowInlineConfig: false, globInputPaths: false });
    this.#fixer = new ESLint({ ...options, fix: ({ ruleId }) => isOwn(ruleId) });
  }

  /** The ESLint configuration that holds in the project, which may be that of a folder above; null where there is none. */
  async configFile(): Promise<string | null> {
    return (await this.#eslint.findConfigFile()) ?? null;
  }

  /** Looks at every file of the project that ESLint looks at. */
  async scan(): Promise<FileReport[]> {
    await this.#readConfig();
    const results = await attempt(() => this.#eslint.lintFiles(["."]));
    // A gate that enforces nothing must not pass.
    const blindness = await findBlindness(this.#cwd, results.map(({ filePath }) => this.#nameOf(filePath)), (file) => this.#configFor(file));
    if (blindness !== null) throw new Refusal(blindness);
    return results.map((result) => this.#report(this.#eslint, result)).sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  /** Does so, and finds out what comments silence: files that have some for ESLint are read again without them. */
  async audit(): Promise<FileReport[]> {
    const reports = await this.scan();
    const commented = reports.map(({ file }) => file).filter((file) => readIfExists(resolve(this.#cwd, file))?.includes("eslint"));
    const results = commented.length > 0 ? await attempt(() => this.#deaf.lintFiles(commented)) : [];
    const whole = new Map(results.map((result) => [this.#nameOf(result.filePath), this.#report(this.#deaf, result).findings]));
    return reports.map((report) => {
      const shown = report.findings.map(identityOf);
      const hidden = (whole.get(report.file) ?? []).filter((finding) => {
        const index = shown.indexOf(identityOf(finding));
        if (index >= 0) shown.splice(index, 1);
        return index < 0;
      });
      return { ...report, silenced: hidden.map((finding) => ({ ...finding, silenced: true })) };
    });
  }

  /** Repairs a text as the content of a file. */
  async repair(file: string, text: string): Promise<FileReport> {
    const [result] = await attempt(() => this.#fixer.lintText(text, { filePath: resolve(this.#cwd, file) }));
    if (!result) throw new Refusal(`ESLint ignores ${file}.`);
    return this.#report(this.#fixer, result);
  }

  /** The scopes in which findings stand. Only their files are read again. */
  async scopesOf(findings: readonly Finding[]): Promise<ScopeNotes> {
    const notes = new ScopeNotes(this.#cwd);
    const files = [...new Set(findings.map(({ file }) => file))];
    if (files.length === 0) return notes;
    const eslint = new ESLint({
      cwd: this.#cwd,
      ruleFilter: ({ ruleId }) => ruleId === "ssot-scopes/note",
      overrideConfig: { plugins: { "ssot-scopes": notes.plugin }, rules: { "ssot-scopes/note": "warn" } },
      globInputPaths: false,
      allowInlineConfig: false,
    });
    await attempt(() => eslint.lintFiles(files));
    return notes;
  }

  /** Whether a file is still there, and ESLint does not look at it any more, or not by this rule or for this symbol. */
  async isBlindTo({ file, rule, symbol }: Pick<Finding, "file" | "rule" | "symbol">): Promise<boolean> {
    if (typeAt(resolve(this.#cwd, file)) !== "file") return false;
    const config = await this.#configFor(file);
    if (rule === UNREADABLE) return !isEnforced(config);
    return !isReported(config.rules?.[`ssot/${rule}`]) || (symbol !== "" && !speaksOf(config, symbol));
  }

  /** The directories where module names start, as the manifest has it for a file. */
  async rootsFor(file: string): Promise<readonly string[]> {
    return rootsOf(await this.#configFor(file));
  }

  /** What ESLint throws at a broken configuration does not say where it stands. */
  async #readConfig(): Promise<void> {
    const path = await this.configFile();
    if (path === null) throw new Refusal(`There is no eslint.config.* in ${this.#cwd}, nor in a folder above: \`ssot init\` writes one.`);
    try {
      await this.#eslint.calculateConfigForFile(path);
    } catch (error) {
      throw new Refusal(`${path} cannot be used: ${messageOf(error)}`);
    }
  }

  async #configFor(file: string): Promise<Linter.Config> {
    const config = await attempt<Linter.Config | undefined>(() => this.#eslint.calculateConfigForFile(resolve(this.#cwd, file)));
    return config ?? {};
  }

  #nameOf(path: string): string {
    return relative(this.#cwd, path).replaceAll(sep, "/");
  }

  #report(eslint: ESLint, result: ESLint.LintResult): FileReport {
    const file = this.#nameOf(result.filePath);
    const findings = readFindings(file, result, eslint.getRulesMetaForResults([result]));
    return { file, findings, output: result.output ?? null, silenced: [] };
  }
}

/** What tells the findings of one file apart. */
const identityOf = ({ line, column, rule, message }: Finding): string => JSON.stringify([line, column, rule, message]);

/** What ESLint throws is about its configuration, or the manifest in it. */
async function attempt<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    const message = messageOf(error);
    // What stands for bytes that are no letters is not what the file is called.
    const isOddName = errorCode(error) === "ENOENT" && message.includes("\u{FFFD}");
    throw new Refusal(`ESLint stopped: ${message}${isOddName ? ". The name is not UTF-8: rename the file, or ignore it in the ESLint configuration." : ""}`);
  }
}
