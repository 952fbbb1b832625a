import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { simpleGit, type SimpleGit } from "simple-git";
import { messageOf, Refusal } from "./refusal";
import type { Plan } from "./run/plan";
import { currentHash } from "./storage/durable";
import type { Store } from "./storage/store";

async function attempt<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    const message = messageOf(error).trim();
    throw new Refusal(message.includes("ENOENT") ? "--commit needs git, which was not found." : `git: ${message}`);
  }
}

/** The project's repository, for a commit after each phase. */
export class Repository {
  readonly #git: SimpleGit;

  private constructor(
    cwd: string,
    private readonly scratch: string,
  ) {
    // By itself, only what git writes to its error output would count as a failure: a hook may refuse without a word.
    this.#git = simpleGit({
      baseDir: cwd,
      errors: (error, { exitCode, stdOut, stdErr }) => error ?? (exitCode === 0 ? undefined : Buffer.concat([...stdErr, ...stdOut])),
    });
  }

  /**
   * Refuses where there is no repository, or one with changes that are not committed, but for those that an interrupted
   * run has made itself and that are as it made them.
   */
  static async open({ cwd, directory }: Store, { allowDirty, own }: Pick<Plan, "allowDirty" | "own">): Promise<Repository> {
    const repository = new Repository(cwd, directory);
    const git = repository.#git;
    if (!(await attempt(() => git.checkIsRepo()))) throw new Refusal(`--commit needs a git repository; ${cwd} is none.`);
    if (allowDirty) return repository;
    const prefix = await repository.#prefix();
    const isOwn = (path: string): boolean => path.startsWith(prefix) && own.get(path.slice(prefix.length)) === currentHash(join(cwd, path.slice(prefix.length)));
    const dirty = (await repository.#changed()).filter((path) => !isOwn(path));
    if (dirty.length > 0) {
      const shown = dirty.slice(0, 5).join(", ");
      throw new Refusal(`The working tree has changes that are not committed (${shown}): commit them, or say --allow-dirty.`);
    }
    return repository;
  }

  /** Commits those of the files that are under version control, and nothing else. Null where nothing is to commit. */
  async commit(message: string, files: readonly string[]): Promise<string | null> {
    // Not those of a submodule, which git refuses.
    const tracked = await this.#list("ls-files", "-z");
    const own = files.filter((file) => tracked.has(file));
    if (own.length === 0) return null;
    const prefix = await this.#prefix();
    const differing = new Set(await this.#changed());
    const changed = own.filter((file) => differing.has(prefix + file));
    if (changed.length === 0) return null;
    // Of files that are named, git stages nothing for good before the commit is made: a hook may refuse it.
    await this.#on(changed, "commit", "--quiet", "--message", message);
    return (await this.#run("rev-parse", "--short", "HEAD")).trim();
  }

  /** Runs git on files. Their list is a file: it may be longer than a command, and no name is read as an option or a pattern. */
  async #on(files: readonly string[], ...args: readonly string[]): Promise<void> {
    const list = join(this.scratch, "pathspec");
    writeFileSync(list, files.join("\0"));
    try {
      await this.#run(...args, `--pathspec-from-file=${list}`, "--pathspec-file-nul");
    } finally {
      rmSync(list, { force: true });
    }
  }

  /** The paths that git prints, relative to the project. */
  async #list(...args: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await this.#run(...args)).split("\0"));
  }

  async #run(...args: readonly string[]): Promise<string> {
    return attempt(() => this.#git.raw(["--literal-pathspecs", ...args]));
  }

  /** The path of the project in its repository, with a slash behind; empty where it is the repository. */
  async #prefix(): Promise<string> {
    return (await this.#run("rev-parse", "--show-prefix")).replace(/\n$/, "");
  }

  /** Files under version control that differ from the last commit, relative to the repository. */
  async #changed(): Promise<string[]> {
    const status = await attempt(() => this.#git.status(["--untracked-files=no"]));
    return status.files.map(({ path }) => path);
  }
}
