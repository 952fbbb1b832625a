import { examples, page } from "../docs/pages";

interface Settings {
  readonly "eslint.validate": readonly string[];
  readonly "eslint.codeAction.disableRuleComment": object;
}
interface ZedSettings {
  readonly lsp: { readonly eslint: { readonly settings: { readonly experimental: object; readonly codeAction: object } } };
}

// What JSON.parse returns has no type of its own.
const [vscode, zed] = examples(page("docs/editors.md"), "json").map(({ code }) => JSON.parse(code) as unknown) as [
  Settings,
  ZedSettings,
];

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

/** Zed asks for every language that it starts the server for, and assumes ESLint 9 where it sees a flat configuration. */
const zedDefaults = { ...defaults, validate: "on", experimental: { useFlatConfig: true } };

export const untouched = { vscode: () => defaults, zed: () => zedDefaults };

/** Zed merges what users set into its defaults. */
export function zedSettings(): object {
  const { experimental, codeAction } = zed.lsp.eslint.settings;
  return { ...zedDefaults, experimental, codeAction: { ...zedDefaults.codeAction, ...codeAction } };
}
