import { simpleGit, type SimpleGit } from "simple-git";
import { messageOf, Refusal } from "./refusal";

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

  private constructor(cwd: string) {
    this.#git = simpleGit({ baseDir: cwd });
  }

  /** Refuses where there is no repository, or one with changes that are not committed. */
  static async open(cwd: string, { allowDirty }: { readonly allowDirty: boolean }): Promise<Repository> {
    const repository = new Repository(cwd);
    const git = repository.#git;
    if (!(await attempt(() => git.checkIsRepo()))) throw new Refusal(`--commit needs a git repository; ${cwd} is none.`);
    const dirty = await repository.#changed([]);
    if (dirty.length > 0 && !allowDirty) {
      const shown = dirty.slice(0, 5).join(", ");
      throw new Refusal(`The working tree has changes that are not committed (${shown}): commit them, or say --allow-dirty.`);
    }
    return repository;
  }

  /** Commits files, and nothing else. Returns the commit; null where nothing is left to commit. */
  async commit(message: string, files: readonly string[]): Promise<string | null> {
    if (files.length === 0 || (await this.#changed(files)).length === 0) return null;
    await attempt(() => this.#git.add([...files]));
    const { commit } = await attempt(() => this.#git.commit(message, [...files]));
    return commit;
  }

  /** Files under version control that differ from the last commit. */
  async #changed(files: readonly string[]): Promise<string[]> {
    const status = await attempt(() => this.#git.status(["--untracked-files=no", "--", ...files]));
    return status.files.map(({ path }) => path);
  }
}
