/** Tests run as CommonJS: ts-jest only strips the types, `npm run typecheck` checks them. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  // Much of the time is spent waiting for programs that the tests start.
  maxWorkers: "100%",
  testMatch: ["**/*.test.ts"],
  // Each lane of tests/compat has a configuration of its own.
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/tests/compat/"],
  moduleFileExtensions: ["ts", "js", "json"],
  // Packages that are ES modules only.
  transformIgnorePatterns: ["/node_modules/(?!pidtree/)"],
  transform: {
    "^.+\\.ts$|/node_modules/.+\\.js$": [
      "ts-jest",
      {
        diagnostics: false,
        tsconfig: {
          allowJs: true,
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
