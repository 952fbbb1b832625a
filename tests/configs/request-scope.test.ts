import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ESLint, type Linter } from "eslint";
import ssot, { requestScope, type Manifest } from "../../src";
import { examples, markedLines } from "../docs/pages";

/** The findings of the preset in a text: the names that it is about, in the order of the text. */
async function findings(filePath: string, code: string, config: Linter.Config[] = ssot.configs["request-scope"], cwd = __dirname) {
  const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: config });
  const results = await eslint.lintText(code, { filePath, warnIgnored: false });
  return results.flatMap(({ messages }) => messages.map(({ message }) => /^'([^']+)'/.exec(message)?.[1] ?? message));
}

interface Case {
  readonly name: string;
  readonly file: string;
  readonly unsafe: readonly string[];
  readonly safe: readonly string[];
}

const mcp = 'import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";\n';
const http = 'import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";\n';
const stdio = 'import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";\n';
const queries = 'import { QueryClient } from "@tanstack/react-query";\n';
const apollo = 'import { ApolloClient, InMemoryCache } from "@apollo/client";\n';
const orm = "from sqlalchemy.orm import Session, sessionmaker, scoped_session\n";
const asyncOrm = "from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker\n";

const cases: readonly Case[] = [
  {
    name: "@modelcontextprotocol/sdk/server/mcp#McpServer",
    file: "src/index.ts",
    unsafe: [
      `${mcp}${http}const server = new McpServer({ name: "a", version: "1" });\napp.post("/mcp", async (req, res) => {\n  const transport = new StreamableHTTPServerTransport({});\n  await server.connect(transport);\n});\n`,
      `${mcp}${http}const build = () => new McpServer({ name: "a", version: "1" });\nconst server = build();\napp.post("/mcp", async () => {\n  await server.connect(new StreamableHTTPServerTransport({}));\n});\n`,
      `${mcp}${http}async function main() {\n  const server = new McpServer({ name: "a", version: "1" });\n  app.post("/mcp", async (req, res) => {\n    await server.connect(new StreamableHTTPServerTransport({}));\n  });\n}\nmain();\n`,
      `${mcp}${http}let server: McpServer | undefined;\nfunction getServer() {\n  server ??= new McpServer({ name: "a", version: "1" });\n  return server;\n}\n`,
    ],
    safe: [
      `${mcp}${stdio}const server = new McpServer({ name: "a", version: "1" });\nawait server.connect(new StdioServerTransport());\n`,
      `${mcp}${http}function getServer() {\n  return new McpServer({ name: "a", version: "1" });\n}\napp.post("/mcp", async (req, res) => {\n  await getServer().connect(new StreamableHTTPServerTransport({}));\n});\n`,
      `${mcp}export const server = new McpServer({ name: "a", version: "1" });\n`,
    ],
  },
  {
    name: "@modelcontextprotocol/sdk/server/streamableHttp#StreamableHTTPServerTransport",
    file: "src/transport.ts",
    unsafe: [`${http}export const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });\n`],
    safe: [
      `${http}const transports = {};\napp.post("/mcp", async (req, res) => {\n  let transport;\n  transport = new StreamableHTTPServerTransport({\n    onsessioninitialized: (sessionId) => {\n      transports[sessionId] = transport;\n    },\n  });\n});\n`,
      `${http}app.post("/mcp", async (req, res) => {\n  const transport = new StreamableHTTPServerTransport({});\n  res.on("close", () => transport.close());\n});\n`,
    ],
  },
  {
    name: "@modelcontextprotocol/sdk/server/index#Server",
    file: "src/index.js",
    unsafe: [
      'const { Server } = require("@modelcontextprotocol/sdk/server/index.js");\nconst { SSEServerTransport } = require("@modelcontextprotocol/sdk/server/sse.js");\nconst server = new Server({}, {});\n',
    ],
    safe: ['const { Server } = require("@modelcontextprotocol/sdk/server/index.js");\nconst server = new Server({}, {});\n'],
  },
  {
    name: "dataloader#default",
    file: "src/loaders.ts",
    unsafe: [
      'import DataLoader from "dataloader";\nexport const users = new DataLoader(loadUsers);\n',
      'import DataLoader from "dataloader";\nexport default { users: new DataLoader(loadUsers) };\n',
      'const DataLoader = require("dataloader");\nmodule.exports = new DataLoader(loadUsers);\n',
      'import * as DataLoader from "dataloader";\nclass Users {\n  static loader = new DataLoader(loadUsers);\n}\n',
      'import DataLoader from "dataloader";\nclass Users {\n  loader = new DataLoader(loadUsers);\n}\nexport const users = new Users();\n',
      'import DataLoader from "dataloader";\nimport { once } from "lodash";\nexport const users = once(() => new DataLoader(loadUsers));\n',
    ],
    safe: [
      'import DataLoader from "dataloader";\nexport const createLoaders = () => ({ users: new DataLoader(loadUsers) });\n',
      'import DataLoader from "dataloader";\nimport { cache } from "react";\nexport const users = cache(() => new DataLoader(loadUsers));\n',
      'import DataLoader from "dataloader";\napp.use((req, res, next) => {\n  req.loader = new DataLoader(loadUsers);\n  next();\n});\n',
      'import DataLoader from "./dataloader";\nexport const users = new DataLoader(loadUsers);\n',
      'import type DataLoader from "dataloader";\nexport let users: DataLoader<string, string>;\n',
    ],
  },
  {
    name: "@tanstack/react-query#QueryClient",
    file: "pages/_app.tsx",
    unsafe: [
      `${queries}const queryClient = new QueryClient();\nexport default function App({ Component }) {\n  return <QueryClientProvider client={queryClient}><Component /></QueryClientProvider>;\n}\n`,
      `${queries}let client;\nexport function getClient() {\n  if (!client) client = new QueryClient();\n  return client;\n}\n`,
    ],
    safe: [
      `${queries}export default function App({ Component }) {\n  const [client] = useState(() => new QueryClient());\n  return <Component client={client} />;\n}\n`,
      `${queries}const makeQueryClient = () => new QueryClient();\nlet browserClient;\nexport function getClient() {\n  if (typeof window === "undefined") return makeQueryClient();\n  browserClient ??= makeQueryClient();\n  return browserClient;\n}\n`,
      `"use client";\n${queries}const queryClient = new QueryClient();\n`,
    ],
  },
  {
    name: "@apollo/client#ApolloClient",
    file: "src/server/apollo.ts",
    unsafe: [`${apollo}export const client = new ApolloClient({ cache, uri });\n`],
    safe: [
      `${apollo}export const makeClient = () => new ApolloClient({ cache: new InMemoryCache(), uri });\n`,
      `${apollo}export const { getClient } = registerApolloClient(() => new ApolloClient({ cache: new InMemoryCache(), uri }));\n`,
      `${apollo}let client;\nconst make = () => new ApolloClient({ cache: new InMemoryCache() });\nexport function initialize() {\n  const made = client ?? make();\n  if (typeof window === "undefined") return made;\n  if (!client) client = made;\n  return made;\n}\n`,
    ],
  },
  {
    name: "@apollo/client#InMemoryCache",
    file: "src/server/apollo.ts",
    unsafe: [`${apollo}const cache = new InMemoryCache();\nexport const makeClient = () => new ApolloClient({ cache, uri });\n`],
    safe: [`${apollo}export const makeCache = () => new InMemoryCache();\n`],
  },
  {
    name: "pinia#createPinia",
    file: "src/entry-server.ts",
    unsafe: ['import { createPinia } from "pinia";\nconst pinia = createPinia();\nexport const render = () => createApp(App).use(pinia);\n'],
    safe: ['import { createPinia } from "pinia";\nexport function createApp() {\n  const pinia = createPinia();\n  return { app: createSSRApp(App).use(pinia), pinia };\n}\n'],
  },
  {
    name: "vue#createSSRApp",
    file: "src/app.server.js",
    unsafe: ['import { createSSRApp } from "vue";\nexport const app = createSSRApp(App);\n'],
    safe: ['import { createSSRApp } from "vue";\nexport const createApp = () => createSSRApp(App);\n'],
  },
  {
    name: "vue-router#createRouter",
    file: "src/entry-server.js",
    unsafe: ['import { createRouter } from "vue-router";\nexport const router = createRouter({ routes });\n'],
    safe: ['import { createRouter } from "vue-router";\nexport const makeRouter = () => createRouter({ routes });\n'],
  },
  {
    name: "@reduxjs/toolkit#configureStore",
    file: "app/layout.tsx",
    unsafe: ['import { configureStore } from "@reduxjs/toolkit";\nexport const store = configureStore({ reducer });\n'],
    safe: ['import { configureStore } from "@reduxjs/toolkit";\nexport const makeStore = () => configureStore({ reducer });\n'],
  },
  {
    name: "redux#createStore",
    file: "server/store.js",
    unsafe: ['import { createStore } from "redux";\nexport default createStore(reducer);\n'],
    safe: ['import { createStore } from "redux";\nexport const makeStore = (state) => createStore(reducer, state);\n'],
  },
  {
    name: "zustand#create",
    file: "src/app/providers.ts",
    unsafe: [
      'import { create } from "zustand";\nexport const useStore = create((set) => ({ user: null }));\n',
      'import { create } from "zustand";\nexport const useStore = create<State>()((set) => ({ user: null }));\n',
    ],
    safe: ['import { create } from "zustand";\nexport const makeStore = () => create((set) => ({ user: null }));\n'],
  },
  {
    name: "zustand/vanilla#createStore",
    file: "src/app/providers.ts",
    unsafe: ['import { createStore } from "zustand/vanilla";\nexport const store = createStore((set) => ({ user: null }));\n'],
    safe: ['import { createStore } from "zustand/vanilla";\nexport const createCounter = () => createStore((set) => ({ user: null }));\n'],
  },
  {
    name: "relay-runtime#Environment",
    file: "src/server/relay.ts",
    unsafe: ['import { Environment } from "relay-runtime";\nexport const environment = new Environment({ network, store });\n'],
    safe: ['import { Environment } from "relay-runtime";\nexport const makeEnvironment = () => new Environment({ network, store: makeStore() });\n'],
  },
  {
    name: "urql#ssrExchange",
    file: "app/layout.tsx",
    unsafe: ['import { ssrExchange } from "urql";\nconst ssr = ssrExchange({ isClient: false });\n'],
    safe: ['import { ssrExchange } from "urql";\nexport function Layout() {\n  const ssr = useMemo(() => ssrExchange(), []);\n  return <Provider ssr={ssr} />;\n}\n'],
  },
  {
    name: "i18next#createInstance",
    file: "src/i18n.server.ts",
    unsafe: ['import { createInstance } from "i18next";\nimport { initReactI18next } from "react-i18next";\nconst i18n = createInstance();\nexport default i18n.use(initReactI18next);\n'],
    safe: [
      'import { createInstance } from "i18next";\nimport { initReactI18next } from "react-i18next";\nexport async function initI18n(lng) {\n  const i18n = createInstance();\n  await i18n.use(initReactI18next).init({ lng });\n  return i18n;\n}\n',
      'import { createInstance } from "i18next";\nimport { handle } from "i18next-http-middleware";\nconst i18n = createInstance();\napp.use(handle(i18n));\n',
    ],
  },
  {
    name: "i18next#default.use",
    file: "src/i18n.server.ts",
    unsafe: ['import i18next from "i18next";\nimport { initReactI18next } from "react-i18next";\ni18next.use(initReactI18next).init({ lng: "en" });\n'],
    safe: ['import i18next from "i18next";\nimport Backend from "i18next-fs-backend";\ni18next.use(Backend).init({ lng: "en" });\n'],
  },
  {
    name: "sqlalchemy.orm#Session",
    file: "app/db.py",
    unsafe: [
      `${orm}session = Session(engine)\n`,
      `${orm}class Users:\n    session = Session(engine)\n`,
      `${orm}def get(session=Session(engine)):\n    return session\n`,
      `${orm}from functools import lru_cache\n@lru_cache\ndef get():\n    return Session(engine)\n`,
      `${orm}_session = None\ndef get():\n    global _session\n    if _session is None:\n        _session = Session(engine)\n    return _session\n`,
      `${orm}def make():\n    return Session(engine)\nsession = make()\n`,
      `${orm}class Users:\n    def __init__(self):\n        self.session = Session(engine)\nusers = Users()\n`,
    ],
    safe: [
      `${orm}def get():\n    with Session(engine) as session:\n        yield session\n`,
      `${orm}with Session(engine) as session:\n    session.add(x)\n`,
      `${orm}if __name__ == "__main__":\n    session = Session(engine)\n`,
      `${orm}def get(session: Session):\n    return session\n`,
      `${orm}from contextvars import ContextVar\nstore = ContextVar("session")\ndef begin():\n    store.set(Session(engine))\n`,
      "from requests import Session\nsession = Session()\n",
    ],
  },
  {
    name: "sqlmodel#Session",
    file: "app/db.py",
    unsafe: ["from sqlmodel import Session, create_engine\nsession = Session(create_engine(url))\n"],
    safe: ["from sqlmodel import Session\ndef get():\n    with Session(engine) as session:\n        yield session\n"],
  },
  {
    name: "sqlalchemy.ext.asyncio#AsyncSession",
    file: "app/db.py",
    unsafe: [`${asyncOrm}session = AsyncSession(engine)\n`],
    safe: [`${asyncOrm}async def get():\n    async with AsyncSession(engine) as session:\n        yield session\n`],
  },
  {
    name: "sqlalchemy.orm#sessionmaker",
    file: "app/db.py",
    unsafe: [`${orm}SessionLocal = sessionmaker(engine)\nsession = SessionLocal()\n`, `${orm}session = sessionmaker(engine)()\n`],
    safe: [
      `${orm}SessionLocal = sessionmaker(engine)\n`,
      `${orm}SessionLocal = sessionmaker(engine)\ndef get():\n    session = SessionLocal()\n    return session\n`,
      `${orm}session = scoped_session(sessionmaker(engine))\n`,
    ],
  },
  {
    name: "sqlalchemy.ext.asyncio#async_sessionmaker",
    file: "app/db.py",
    unsafe: [`${asyncOrm}make = async_sessionmaker(engine)\nsession = make()\n`],
    safe: [`${asyncOrm}make = async_sessionmaker(engine)\nasync def get():\n    async with make() as session:\n        yield session\n`],
  },
];

describe.each(cases)("$name", ({ name, file, unsafe, safe }) => {
  test.each(unsafe)("is reported in\n%s", async (code) => expect(await findings(file, code)).toEqual([name]));
  test.each(safe)("is not reported in\n%s", async (code) => expect(await findings(file, code)).toEqual([]));
});

describe("the files", () => {
  const rendered = `${queries}export const client = new QueryClient();\n`;
  const loader = 'import DataLoader from "dataloader";\nexport const users = new DataLoader(loadUsers);\n';

  test.each(["src/server/client.ts", "src/client.server.ts", "pages/api/users.js", "src/app/users/page.tsx", "src/routes/+layout.ts", "src/middleware.ts"])(
    "that render for many users hold %s",
    async (file) => expect(await findings(file, rendered)).toEqual(["@tanstack/react-query#QueryClient"]),
  );
  test.each(["src/main.tsx", "src/lib/query.ts", "src/pages/home.tsx", "src/entry-client.ts"])("of a client hold %s", async (file) =>
    expect(await findings(file, rendered)).toEqual([]),
  );
  test.each(["src/loaders.test.ts", "tests/loaders.ts", "scripts/seed.ts", "vite.config.ts", "e2e/loaders.ts", "src/loaders.stories.tsx"])(
    "that serve one user hold %s",
    async (file) => expect(await findings(file, loader)).toEqual([]),
  );
  test.each(["tests/test_db.py", "conftest.py", "alembic/env.py", "scripts/import_users.py"])("that serve one user hold %s", async (file) =>
    expect(await findings(file, `${orm}session = Session(engine)\n`)).toEqual([]),
  );
  test("that render are what a project says", async () => {
    const config = requestScope({ server: ["src/lib/**"] });
    expect(await findings("src/lib/query.ts", rendered, config)).toEqual(["@tanstack/react-query#QueryClient"]);
    expect(await findings("src/server/query.ts", rendered, config)).toEqual([]);
  });
  describe("of a package", () => {
    const directory = mkdtempSync(path.join(tmpdir(), "ssot-framework-"));
    afterAll(() => rmSync(directory, { recursive: true, force: true }));
    const inPackage = (text: string, code = rendered, config?: Linter.Config[]) => {
      writeFileSync(path.join(directory, "package.json"), text);
      return findings(path.join(directory, "lib/query.ts"), code, config, directory);
    };
    const query = ["@tanstack/react-query#QueryClient"];

    test("that depends on a framework render", async () => expect(await inPackage('{ "dependencies": { "next": "^15" } }')).toEqual(query));
    test("that is built by a framework render", async () =>
      expect(await inPackage('{ "devDependencies": { "@sveltejs/kit": "^2" } }')).toEqual(query));
    test("without a framework do not render", async () => expect(await inPackage('{ "dependencies": { "react": "^19" } }')).toEqual([]));
    test("that depends on a framework may hold the state of a page", async () =>
      expect(await inPackage('{ "dependencies": { "next": "^15" } }', 'import { create } from "zustand";\nexport const useMenu = create(() => ({ open: false }));\n')).toEqual([]));
    test("that cannot be read do not render", async () => expect(await inPackage("{ next")).toEqual([]));
    test("that depends on a framework may be marked as the client's", async () =>
      expect(await inPackage('{ "dependencies": { "next": "^15" } }', `"use client";\n${rendered}`)).toEqual([]));
    test("do not render where a project names other files", async () =>
      expect(await inPackage('{ "dependencies": { "next": "^15" } }', rendered, requestScope({ server: ["src/**"] }))).toEqual([]));
  });
  test("that serve one user are also what a project says", async () => {
    const config = requestScope({ ignores: ["src/cli/**"] });
    expect(await findings("src/cli/loaders.ts", loader, config)).toEqual([]);
    expect(await findings("src/loaders.ts", loader, config)).toEqual(["dataloader#default"]);
  });
});

describe("a server in a file of its own", () => {
  const cwd = mkdtempSync(path.join(tmpdir(), "ssot-request-scope-"));
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
    writeFileSync(path.join(cwd, file), text);
  };
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));
  const server = `${mcp}export const server = new McpServer({ name: "a", version: "1" });\n`;

  test("is judged by the transport of the file that imports it", async () => {
    write("http/server.ts", server);
    write("http/index.ts", `${http}import { server } from "./server.js";\nawait server.connect(new StreamableHTTPServerTransport({}));\n`);
    write("stdio/server.ts", server);
    write("stdio/index.ts", `${stdio}import { server } from "./server.js";\nawait server.connect(new StdioServerTransport());\n`);
    const factory = `${mcp}export const getServer = () => new McpServer({ name: "a", version: "1" });\n`;
    write("both/server.ts", factory);
    write("both/cli.ts", `${stdio}import { getServer } from "./server.js";\nconst server = getServer();\nawait server.connect(new StdioServerTransport());\n`);
    write("both/http.ts", `${http}import { getServer } from "./server.js";\napp.post("/mcp", () => getServer().connect(new StreamableHTTPServerTransport({})));\n`);
    const preset = ssot.configs["request-scope"];
    expect(await findings(path.join(cwd, "both/server.ts"), factory, preset, cwd)).toEqual([]);
    expect(await findings(path.join(cwd, "http/server.ts"), server, preset, cwd)).toEqual(["@modelcontextprotocol/sdk/server/mcp#McpServer"]);
    expect(await findings(path.join(cwd, "stdio/server.ts"), server, preset, cwd)).toEqual([]);
  });

  const factory = `${mcp}export function createServer() {\n  return new McpServer({ name: "a", version: "1" });\n}\n`;
  const handler = 'app.post("/mcp", async (req, res) => {\n    await server.connect(new StreamableHTTPServerTransport({}));\n  });\n';
  const startsHttp = `${http}import { createServer } from "./server.js";\nexport function start() {\n  const server = createServer();\n  ${handler}}\n`;
  const mcpServer = ["@modelcontextprotocol/sdk/server/mcp#McpServer"];

  test.each<[string, readonly string[], Record<string, string>]>([
    ["is shared by a function that runs once", mcpServer, { "http.ts": `${startsHttp}start();\n` }],
    ["is shared by a function that another file runs once", mcpServer, { "http.ts": startsHttp, "index.ts": 'import { start } from "./http";\nstart();\n' }],
    [
      "is shared through a file that hands the factory on",
      mcpServer,
      { "http.ts": `${startsHttp.replace("./server.js", "./all.js")}start();\n`, "all.ts": 'export * from "./server.js";\n' },
    ],
    [
      "is shared by a function that is handed it",
      mcpServer,
      { "http.ts": `${http}import { createServer } from "./server.js";\nconst listen = (port, server) => {\n  ${handler}};\nfunction start() {\n  listen(80, createServer());\n}\nstart();\n` },
    ],
    [
      "is shared by an object that lives as long as the program",
      mcpServer,
      { "http.ts": `${http}import { createServer } from "./server.js";\nexport class App {\n  server = createServer();\n  connect = () => this.server.connect(new StreamableHTTPServerTransport({}));\n}\n`, "index.ts": 'import { App } from "./http";\nconst app = new App();\n' },
    ],
    [
      "is shared by a function that runs when the program starts",
      mcpServer,
      { "http.ts": `${startsHttp}function main() {\n  const app = start();\n  app.listen(80);\n}\nif (isScript) main();\n` },
    ],
    ["is not shared by a program that ends by itself", [], { "http.ts": `${startsHttp}start().then(() => process.exit(0));\n` }],
    ["is not shared by a function that goes through a list", [], { "http.ts": `${http}import { createServer } from "./server.js";\nfunction start() {\n  const server = createServer();\n  [StreamableHTTPServerTransport].map((T) => server.connect(new T({})));\n}\nstart();\n` }],
    ["is not shared by a function that nothing runs", [], { "http.ts": startsHttp }],
    ["is not shared by a function that a test runs", [], { "http.ts": startsHttp, "http.test.ts": 'import { start } from "./http";\nstart();\n' }],
    [
      "is not shared by a function that speaks to one client",
      [],
      { "cli.ts": `${stdio}import { createServer } from "./server.js";\nasync function start() {\n  const server = createServer();\n  process.on("SIGINT", () => server.close());\n  await server.connect(new StdioServerTransport());\n}\nstart();\n` },
    ],
    [
      "is not shared by a function that only reads it when it is handed it",
      [],
      { "http.ts": `${http}import { createServer } from "./server.js";\nconst connect = (server) => server.connect(new StreamableHTTPServerTransport({}));\nexport const handle = () => connect(createServer());\n` },
    ],
    ["is not shared by a file that does not parse", [], { "http.ts": `${startsHttp}start(;\n` }],
  ])("that a factory makes %s", async (title, expected, files) => {
    const directory = title.replaceAll(" ", "-");
    for (const [file, text] of Object.entries({ "server.ts": factory, ...files })) write(`${directory}/${file}`, text);
    expect(await findings(path.join(cwd, directory, "server.ts"), factory, ssot.configs["request-scope"], path.join(cwd, directory))).toEqual(expected);
  });
});

describe("the report", () => {
  const lint = async (filePath: string, code: string) => {
    const eslint = new ESLint({ cwd: __dirname, overrideConfigFile: true, overrideConfig: ssot.configs["request-scope"] });
    const [result] = await eslint.lintText(code, { filePath });
    return result?.messages ?? [];
  };

  test("gives the documentation's advice and its address", async () => {
    const [message] = await lint("src/users.ts", 'import DataLoader from "dataloader";\nexport const users = new DataLoader(loadUsers);\n');
    expect(message?.message).toBe(
      "'dataloader#default' belongs to one request, but this one is created once for the whole module, so that all of them share what it holds. " +
        "A loader caches what it has loaded for one user and hands it to the next. " +
        "Make the loaders in a function `createLoaders()` that is called where a request begins. " +
        "https://github.com/graphql/dataloader#caching-per-request " +
        "Not repaired here (shared-instance): one instance serves every user here; create it where the user is known.",
    );
  });

  test("suggests a factory where one function uses the instance", async () => {
    const [message] = await lint(
      "src/users.ts",
      'import DataLoader from "dataloader";\nconst users = new DataLoader(loadUsers);\napp.get("/", async (req, res) => {\n  res.send(await users.load(req.id));\n});\n',
    );
    expect(message?.suggestions?.map(({ desc }) => desc)).toEqual(["Create one for each call instead (shared-instance)."]);
  });
});

describe("the page", () => {
  const text = readFileSync(path.join(__dirname, "../../docs/request-scope.md"), "utf8");
  const symbols = ssot.configs["request-scope"].flatMap(({ settings }) => {
    const manifest = settings?.ssot as Manifest | undefined;
    return Object.entries(manifest?.symbols ?? {});
  });
  const urls = [...new Set(symbols.map(([, { url }]) => url ?? ""))];

  test("has the address of every warning", () => expect(urls.filter((url) => !text.includes(`(${url})`))).toEqual([]));

  test.each(examples(text, "ts", "python"))("marks what is reported in\n$code", async ({ language, code }) => {
    const eslint = new ESLint({ cwd: __dirname, overrideConfigFile: true, overrideConfig: ssot.configs["request-scope"] });
    const [result] = await eslint.lintText(code, { filePath: language === "python" ? "app/db.py" : "src/loaders.ts" });
    expect(result?.messages.map(({ line }) => line)).toEqual(markedLines(code));
  });
});
