import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/index.ts"],
  format: ["esm", "cjs"],
  target: "node20",
  platform: "node",
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
  // `__filename` for both formats.
  shims: true,
  clean: true,
  silent: true,
  // Configurations of ESLint 8 take what `require` returns as the plugin; whoever asks for `.default` gets the same.
  footer: ({ format }) =>
    format === "cjs" ? { js: "module.exports = Object.assign(module.exports.default, module.exports);" } : {},
});
