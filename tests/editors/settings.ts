import { examples, page } from "../docs/pages";

interface Settings {
  readonly "eslint.validate": readonly string[];
  readonly "eslint.codeAction.disableRuleComment": object;
}
/** What a user tells the server by way of Neovim or Zed. */
interface ServerSettings {
  readonly codeAction: object;
}
interface ZedSettings {
  readonly lsp: { readonly eslint: { readonly settings: ServerSettings } };
}

const text = page("docs/editors.md");

// What JSON.parse returns has no type of its own.
const [vscode, zed] = examples(text, "json").map(({ code }) => JSON.parse(code) as unknown) as [Settings, ZedSettings];

/** The settings of the example for Neovim: a table of Lua without lists is JSON but for its keys. */
const [neovim] = examples(text, "lua").map(({ code }) => {
  const table = /settings = (.*),$/m.exec(code)?.[1] ?? "";
  return JSON.parse(table.replaceAll(/(\w+) = /g, '"$1": ')) as unknown;
}) as [ServerSettings];

/** What the extension of VS Code sends for a document where nobody has set anything. */
const defaults = {
  validate: "probe",
  run: "onType",
  problems: {},
  rulesCustomizations: [],
  codeAction: { disableRuleComment: { enable: true, location: "separateLine" }, showDocumentation: { enable: true } },
  codeActionOnSave: { mode: "all" },
  nodePath: null,
  onIgnoredFiles: "off",
  experimental: {},
};

/** What it sends with the settings of docs/editors.md. */
export function vscodeSettings(languageId: string): object {
  const disableRuleComment = vscode["eslint.codeAction.disableRuleComment"];
  const validate = vscode["eslint.validate"].includes(languageId) ? "on" : defaults.validate;
  return { ...defaults, validate, codeAction: { ...defaults.codeAction, disableRuleComment } };
}

/** Zed asks for every language that it starts the server for. */
const zedDefaults = { ...defaults, validate: "on", workingDirectory: { mode: "auto" }, codeActionOnSave: { enable: true } };

/** So does nvim-lspconfig, since version 2.7. */
const neovimDefaults = {
  ...defaults,
  ...{ validate: "on", workingDirectory: { mode: "auto" }, codeActionOnSave: { enable: false, mode: "all" } },
  ...{ useESLintClass: false, format: true, quiet: false, nodePath: "", problems: { shortenToSingleLine: false } },
};

/** Both merge what users set into their defaults. */
const merged = (own: ServerSettings, { codeAction, ...others }: { readonly codeAction: object }) => (): object => ({
  ...others,
  ...own,
  codeAction: { ...codeAction, ...own.codeAction },
});

export const neovimSettings = merged(neovim, neovimDefaults);
export const zedSettings = merged(zed.lsp.eslint.settings, zedDefaults);

export const untouched = {
  vscode: defaults,
  neovim: neovimDefaults,
  zed: zedDefaults,
  /** What both of these sent before they knew ESLint 10. */
  outdated: { ...zedDefaults, experimental: { useFlatConfig: true } },
};
