import { ManifestError, validateManifest } from "../../src/manifest";

function messageOf(manifest: unknown): string {
  try {
    validateManifest(manifest);
  } catch (error) {
    if (error instanceof ManifestError) return error.message.replace("eslint-plugin-ssot: invalid manifest (settings.ssot): ", "");
    throw error;
  }
  return "valid";
}

const construct = (content: object): object => ({ symbols: { "a.b#C": { construct: { scope: "user", ...content } } } });
const deprecated = (...ids: unknown[]): object => ({ symbols: { "a.b#C": { deprecated: ids } } });

describe("a manifest of the wrong shape", () => {
  test.each([
    ["not an object", "manifest.json", "expected the manifest, got string"],
    ["null", null, "expected the manifest, got null"],
    ["an array", [], "expected the manifest, got array"],
    ["a number among the parameters", construct({ parameters: ["x", 1] }), 'symbols["a.b#C"].construct.parameters[1]: expected a string or {from, to}, got number'],
    ["a parameter without its new name", construct({ parameters: [{ from: "x" }] }), 'symbols["a.b#C"].construct.parameters[0].to: expected a name, got nothing'],
    ["an unknown key of a parameter", construct({ parameters: [{ from: "x", to: "y", too: 1 }] }), 'symbols["a.b#C"].construct.parameters[0].too: unknown key; did you mean "to"?'],
    ["an optional new name", construct({ parameters: [{ from: "x", to: "y?" }] }), 'symbols["a.b#C"].construct.parameters[0].to: expected a name, got "y?"'],
    ["no scope", { symbols: { "a.b#C": { construct: {} } } }, 'symbols["a.b#C"].construct.scope: expected "user" or "request", got nothing'],
    ["an unknown scope", construct({ scope: "tenant" }), 'symbols["a.b#C"].construct.scope: expected "user" or "request", got "tenant"'],
    ["a misspelt key", construct({ paramters: [] }), 'symbols["a.b#C"].construct.paramters: unknown key; did you mean "parameters"?'],
    ["a key that is like no other", { symbls: {}, x: 1 }, 'symbls: unknown key; did you mean "symbols"? (and 1 more)'],
    ["an unknown key of an entry", { removed: { "a.b#C": { because: "" } } }, 'removed["a.b#C"].because: unknown key; expected one of reason, url'],
    ["a symbol without #", { symbols: { "a.b.C": {} } }, 'symbols["a.b.C"]: expected "module#name" as its key'],
    ["a symbol without a name", { symbols: { "a.b#": {} } }, 'symbols["a.b#"]: expected "module#name" as its key'],
    ["a symbol without a module", { symbols: { "#C": {} } }, 'symbols["#C"]: expected "module#name" as its key'],
    ["a symbol with an empty member", { symbols: { "a.b#C..d": {} } }, 'symbols["a.b#C..d"]: expected "module#name" as its key'],
    ["a deprecated symbol without #", deprecated("x#Y", "a.c.C"), 'symbols["a.b#C"].deprecated[1]: expected "module#name", got "a.c.C"'],
    ["a deprecated symbol as a string", { symbols: { "a.b#C": { deprecated: "x#Y" } } }, 'symbols["a.b#C"].deprecated: expected an array, got string'],
    ["a module with #", { modules: { "a.b#C": { deprecated: ["x"] } } }, 'modules["a.b#C"]: expected a module as its key'],
    ["a module that nothing moved to", { modules: { "a.b": { deprecated: [] } } }, 'modules["a.b"].deprecated: expected at least one item, got none'],
    ["a factory of two members", construct({ factory: "a.b" }), 'symbols["a.b#C"].construct.factory: expected a member of the canonical class, or "module#function", got "a.b"'],
    ["a factory without a function", construct({ factory: "a.b#" }), 'symbols["a.b#C"].construct.factory: expected a member of the canonical class, or "module#function", got "a.b#"'],
    ["a context without its parameter", construct({ context: { names: ["x"] } }), 'symbols["a.b#C"].construct.context.parameter: expected a name, got nothing'],
    ["a context type without #", construct({ context: { parameter: "x", type: "Context" } }), 'symbols["a.b#C"].construct.context.type: expected "module#name", got "Context"'],
    ["async as a word", construct({ async: "yes" }), 'symbols["a.b#C"].construct.async: expected true or false, got string'],
    ["an argument that is not an expression", construct({ compat: { arguments: { context: 1 } } }), 'symbols["a.b#C"].construct.compat.arguments["context"]: expected a string, got number'],
    ["strings as a boolean", { strings: false }, 'strings: expected "fix" or "suggest" or "report" or "off", got boolean'],
    ["no roots", { roots: [] }, "roots: expected at least one item, got none"],
    ["an entry that is null", { symbols: { "a.b#C": null } }, 'symbols["a.b#C"]: expected an object, got null'],
  ])("%s", (_, manifest, message) => {
    expect(messageOf(manifest)).toBe(message);
  });

  test("counts the problems behind the first", () => {
    expect(messageOf({ strings: 1, localName: 2, roots: 3 })).toBe("roots: expected an array, got number (and 2 more)");
  });

  test("says whose setting is wrong", () => {
    expect(() => validateManifest({ strings: 1 })).toThrow("eslint-plugin-ssot: invalid manifest (settings.ssot): strings: ");
  });
});

describe("a manifest that contradicts itself", () => {
  test.each([
    ["a symbol deprecated by itself", deprecated("a.b#C"), 'symbols["a.b#C"].deprecated[0]: "a.b#C" is deprecated by itself'],
    ["a name listed twice", deprecated("x#Y", "x#Y"), 'symbols["a.b#C"].deprecated[1]: "x#Y" is also listed as symbols["a.b#C"].deprecated[0]'],
    ["a name with two homes", { symbols: { "a#C": { deprecated: ["x#Y"] }, "b#C": { deprecated: ["x#Y"] } } }, 'symbols["b#C"].deprecated[0]: "x#Y" is also listed as symbols["a#C"].deprecated[0]'],
    ["a home that is deprecated elsewhere", { symbols: { "a#C": { deprecated: ["b#C"] }, "b#C": { deprecated: ["c#C"] } } }, 'symbols["a#C"].deprecated[0]: symbols["b#C"] makes it a home of its own'],
    ["a removed name with a home", { removed: { "x#Y": {} }, symbols: { "a#C": { deprecated: ["x#Y"] } } }, 'symbols["a#C"].deprecated[0]: "x#Y" is also listed as removed["x#Y"]'],
    ["a removed home", { removed: { "a#C": {} }, symbols: { "a#C": {} } }, 'symbols["a#C"]: is also listed as removed["a#C"]'],
    ["a module that moved to itself", { modules: { "a.b": { deprecated: ["a.b"] } } }, 'modules["a.b"].deprecated[0]: "a.b" is deprecated by itself'],
    ["a module with two homes", { modules: { a: { deprecated: ["x"] }, b: { deprecated: ["x"] } } }, 'modules["b"].deprecated[0]: "x" is also listed as modules["a"].deprecated[0]'],
    ["a parameter listed twice", construct({ parameters: ["x", "x?"] }), 'symbols["a.b#C"].construct.parameters[1]: "x" is listed twice'],
    ["two parameters that become one", construct({ parameters: ["x", { from: "y", to: "x" }] }), 'symbols["a.b#C"].construct.parameters[1]: two parameters become "x"'],
  ])("%s", (_, manifest, message) => {
    expect(messageOf(manifest)).toBe(message);
  });
});

describe("a module or root that cannot exist", () => {
  test.each([
    ["an absolute root", { roots: ["/srv"] }, 'roots[0]: expected a directory relative to the working directory, got "/srv"'],
    ["a drive", { roots: [".", "C:\\srv"] }, 'roots[1]: expected a directory relative to the working directory, got "C:\\\\srv"'],
    ["a root above, from here", { roots: ["./.."] }, 'roots[0]: leaves the working directory: "./.."'],
    ["a root above, past an empty part", { roots: ["src//../.."] }, 'roots[0]: leaves the working directory: "src//../.."'],
    ["the module above", deprecated("..#C"), 'symbols["a.b#C"].deprecated[0]: a path starts at a root, with "./": ".."'],
    ["a root above", { roots: ["src/../.."] }, 'roots[0]: leaves the working directory: "src/../.."'],
    ["a path from elsewhere", deprecated("../src/a#C"), 'symbols["a.b#C"].deprecated[0]: a path starts at a root, with "./": "../src/a"'],
    ["a package within nothing", { modules: { "a..b": { deprecated: ["x"] } } }, 'modules["a..b"]: the module "a..b" has an empty part'],
    ["a relative Python module", { removed: { ".a.b#C": {} } }, 'removed[".a.b#C"]: the module ".a.b" has an empty part'],
    ["a path with an empty part", deprecated("./src//a#C"), 'symbols["a.b#C"].deprecated[0]: the module "./src//a" has an empty part'],
  ])("%s", (_, manifest, message) => {
    expect(messageOf(manifest)).toBe(message);
  });
});

describe("a valid manifest", () => {
  test.each([
    ["nothing at all", {}],
    ["names that every object has", { symbols: { "toString#constructor": { deprecated: ["constructor#__proto__", "hasOwnProperty#valueOf"] } } }],
    ["a module of the name of an accessor", { modules: Object.fromEntries([["__proto__", { deprecated: ["constructor"] }]]) }],
    ["a package import of Node", { symbols: { "#engine#Engine": { deprecated: ["#internal/engine#Engine"] } } }],
    ["scoped packages and paths with dots", { symbols: { "@scope/pkg/sub#default": { deprecated: ["./src/a.service#A", "socket.io#Server"] } } }],
    ["letters of other alphabets", { symbols: { "größe.модуль#Класс": { deprecated: ["a#Ä"] } } }],
    ["names of files and packages with two dots", deprecated("./a..b#C", "./src/x..y#C", "pkg/a..b#C")],
    ["a factory function", construct({ factory: "a.b#make" })],
    ["a context that is no parameter of the old constructor", construct({ parameters: [], context: { parameter: "user_context" } })],
    ["undefined where a key may be left out", { symbols: { "a.b#C": { reason: undefined } } }],
    ["a root inside, by detours", { roots: ["src/../lib", "./packages/a"] }],
    ["a home inside of a module that moved", { symbols: { "x#Y": { deprecated: ["z#Y"] } }, modules: { a: { deprecated: ["x"] } } }],
  ])("%s", (_, manifest) => {
    expect(messageOf(manifest)).toBe("valid");
  });
});

describe("an unknown key", () => {
  test.each([
    ["Roots", '; did you mean "roots"?'],
    ["symbol", '; did you mean "symbols"?'],
    ["symbolsById", '; did you mean "symbols"?'],
    ["roo", '; did you mean "roots"?'],
    ["ro", "; expected one of roots, symbols, modules, removed, strings, localName"],
    ["rots", '; did you mean "roots"?'],
    ["rooots", '; did you mean "roots"?'],
    ["ruots", '; did you mean "roots"?'],
    ["rotos", '; did you mean "roots"?'],
    ["oots", '; did you mean "roots"?'],
    ["xroots", '; did you mean "roots"?'],
    ["ruuts", "; expected one of roots, symbols, modules, removed, strings, localName"],
    ["ots", "; expected one of roots, symbols, modules, removed, strings, localName"],
    ["xxroots", "; expected one of roots, symbols, modules, removed, strings, localName"],
  ])("%s%s", (key, rest) => {
    expect(messageOf({ [key]: 1 })).toBe(`${key}: unknown key${rest}`);
  });
  test.each(["x y", "-x", "x-"])("that is no word is quoted: %s", (key) => {
    expect(messageOf({ [key]: 1 })).toBe(`[${JSON.stringify(key)}]: unknown key; expected one of roots, symbols, modules, removed, strings, localName`);
  });
});
