import { defineConfig } from "tsup";

const common = { target: "node20", platform: "node", shims: true, silent: true } as const;

export default defineConfig([
  {
    ...common,
    entry: ["src/index.ts"],
    format: ["esm", "cjs"],
    dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
    clean: true,
    // Configurations of ESLint 8 take what `require` returns as the plugin; whoever asks for `.default` gets the same.
    footer: ({ format }) =>
      format === "cjs" ? { js: "module.exports = Object.assign(module.exports.default, module.exports);" } : {},
  },
  {
    ...common,
    entry: { cli: "src/migrate/cli.ts" },
    format: ["esm"],
    // What is bundled from CommonJS packages asks for Node's own modules.
    banner: { js: 'import { createRequire as createBundleRequire } from "node:module"; const require = createBundleRequire(import.meta.url);' },
  },
]);
