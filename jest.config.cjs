/** Tests run as CommonJS: ts-jest only strips the types, `npm run typecheck` checks them. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  moduleFileExtensions: ["ts", "js", "json"],
  transform: {
    "^.+\\.ts$": [
      "ts-jest",
      {
        diagnostics: false,
        tsconfig: {
          target: "ES2022",
          module: "CommonJS",
          moduleResolution: "Bundler",
          esModuleInterop: true,
          isolatedModules: true,
          verbatimModuleSyntax: false,
          resolveJsonModule: true,
        },
      },
    ],
  },
};
