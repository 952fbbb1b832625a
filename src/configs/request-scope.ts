import type { Linter } from "eslint";
import { INSTALLED } from "./installed";
import { frameworkManifest, serverManifest, serverOnlyManifest } from "./request-scope-hazards";

const SCRIPTS = "**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}";
const PYTHON = "**/*.{py,pyi}";

/** Files that render for many users, as frameworks name them. */
const SERVER_FILES: readonly string[] = [
  "**/{server,ssr}/**",
  "**/{server,entry-server,hooks.server,middleware}.*",
  "**/*.{server,ssr}.*",
  // Next.js
  "**/pages/{_app,_document}.*",
  "**/pages/api/**",
  "**/app/**/{layout,template,page,route,providers}.*",
  // Remix, React Router
  "**/app/{root,router}.*",
  "**/app/routes/**",
  // SvelteKit
  "**/+{layout,page,server}*",
];

/** Frameworks that render whatever a page imports on the server, too. */
const SERVER_FRAMEWORKS: readonly string[] = [
  "next",
  "@remix-run/react",
  "@sveltejs/kit",
  "@solidjs/start",
  "@tanstack/react-start",
  "nuxt",
  "vike",
];

/** Files whose process serves one user, or nobody: tests, examples of them, and scripts that end by themselves. */
const SINGLE_USER_FILES: readonly string[] = [
  "**/{test,tests,__tests__,__mocks__,spec,e2e,cypress,playwright,fixtures,benchmarks}/**",
  "**/*.{test,tests,spec,e2e,cy,stories,bench,config}.*",
  "**/{test_*,*_test,conftest}.py",
  "**/{scripts,bin,cron,migrations,alembic,notebooks}/**",
  "**/{seed,migrate,setup}.*",
];

/** What a project may say about its files. */
export interface RequestScopeOptions {
  /**
   * Files that render for many users, in place of what the preset knows of frameworks: there, what is at home in browsers too
   * is judged, such as query clients and stores.
   */
  readonly server?: readonly string[];
  /** Files beside those of tests and scripts whose process serves one user. */
  readonly ignores?: readonly string[];
}

/** The preset of constructors whose documentation warns of sharing what they make, over blocks that set rules and parsers. */
export function requestScopeConfig(base: readonly Linter.Config[], { server, ignores = [] }: RequestScopeOptions = {}): Linter.Config[] {
  const ignored = { ignores: [INSTALLED, ...SINGLE_USER_FILES, ...ignores] };
  const framework: Linter.Config = {
    name: "ssot/request-scope/framework",
    files: [SCRIPTS],
    ...ignored,
    settings: { ssot: frameworkManifest(SERVER_FRAMEWORKS) },
  };
  return [
    ...base.map((block) => ({ ...block, ...ignored })),
    { name: "ssot/request-scope", files: [SCRIPTS, PYTHON], ...ignored, settings: { ssot: serverOnlyManifest() } },
    ...(server ? [] : [framework]),
    {
      name: "ssot/request-scope/server",
      files: (server ?? SERVER_FILES).map((pattern) => [pattern, SCRIPTS]),
      ...ignored,
      settings: { ssot: serverManifest() },
    },
  ];
}
