import { defineManifest } from "../../../src/manifest";

/** In which form of JavaScript a program is written; `tsRequire` is TypeScript that is compiled to CommonJS. */
export type Format = "esm" | "cjs" | "ts" | "tsRequire";

export const isTyped = (format: Format): boolean => format === "ts" || format === "tsRequire";

/** How the stub modules of one generated program are made. */
export interface World {
  readonly format: Format;
  /** The old names are the new ones, imported; else they are classes of their own. */
  readonly isSame: boolean;
  readonly factory: "plain" | "renamed" | "async";
}

interface SymbolPlace {
  readonly module: string;
  readonly name: string;
  readonly home: string;
  readonly successor: string;
}

/** What the programs may reach by its old place. */
export const symbols = {
  Engine: { module: "old/engine", name: "Engine", home: "new/engine", successor: "UserEngine" },
  AsyncEngine: { module: "old/engine", name: "AsyncEngine", home: "new/engine", successor: "AsyncUserEngine" },
  Parser: { module: "old/engine", name: "Parser", home: "new/parsing", successor: "Parser" },
  Trouble: { module: "old/engine", name: "Trouble", home: "new/parsing", successor: "Trouble" },
  fail: { module: "old/engine", name: "fail", home: "new/engine", successor: "fail" },
  helper: { module: "old/engine", name: "helper", home: "new/engine", successor: "helper" },
  TIMEOUT: { module: "old/engine", name: "TIMEOUT", home: "new/engine", successor: "TIMEOUT" },
  onlyHere: { module: "old/engine", name: "onlyHere", home: "old/engine", successor: "onlyHere" },
  getFactory: { module: "old/engine", name: "getFactory", home: "new/engine", successor: "createFactory" },
  OldReader: { module: "old/readers", name: "default", home: "new/parsing", successor: "Reader" },
  Client: { module: "old/client", name: "Client", home: "new/client", successor: "default" },
} as const satisfies Record<string, SymbolPlace>;

export type SymbolName = keyof typeof symbols;

const context = { parameter: "userContext", type: "./app/context#UserContext" } as const;

export const manifest = defineManifest({
  symbols: {
    "./app/new/engine#UserEngine": {
      deprecated: ["./app/old/engine#Engine"],
      construct: {
        scope: "user",
        constructors: ["initFromFactory"],
        parameters: ["registry", "bridge", "userContext?"],
        factory: "createFromLegacy",
        context,
      },
    },
    "./app/new/engine#AsyncUserEngine": {
      deprecated: ["./app/old/engine#AsyncEngine"],
      construct: {
        scope: "user",
        parameters: ["registry", { from: "bridge", to: "emitter" }, "userContext?"],
        factory: "create",
        context,
      },
    },
    "./app/new/engine#createFactory": {
      deprecated: ["./app/old/engine#getFactory"],
      construct: { scope: "user", parameters: [], factory: "./app/new/engine#createFactory", context },
    },
    "./app/new/parsing#Parser": { deprecated: ["./app/old/engine#Parser"] },
    "./app/new/parsing#Trouble": { deprecated: ["./app/old/engine#Trouble"] },
    "./app/new/parsing#Reader": { deprecated: ["./app/old/readers#default"] },
    "./app/new/client#default": { deprecated: ["./app/old/client#Client"] },
  },
  modules: { "./app/new/engine": { deprecated: ["./app/old/engine"] } },
});
