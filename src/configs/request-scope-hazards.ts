import type { Manifest, SymbolSpec } from "../manifest/types";

/** A hazard as its own documentation describes it. */
interface Hazard {
  /** What the documentation says, and the factory that it recommends. */
  readonly reason: string;
  /** Where it says so. */
  readonly url: string;
  readonly symbols: readonly string[];
  /** What alone makes an instance a hazard. */
  readonly onlyWith?: readonly string[];
  readonly returnsConstructor?: boolean;
}

const MCP_TRANSPORTS = [
  "@modelcontextprotocol/sdk/server/streamableHttp#StreamableHTTPServerTransport",
  "@modelcontextprotocol/sdk/server/webStandardStreamableHttp#WebStandardStreamableHTTPServerTransport",
  "@modelcontextprotocol/sdk/server/sse#SSEServerTransport",
  "@modelcontextprotocol/node#NodeStreamableHTTPServerTransport",
  "@modelcontextprotocol/server#WebStandardStreamableHTTPServerTransport",
  "@hono/mcp#StreamableHTTPTransport",
];

/** Hazards of libraries that run on servers only, wherever they stand. */
const serverOnly: readonly Hazard[] = [
  {
    reason:
      "A server that several transports share sends what one client is meant to get to another. " +
      "Build it, with its tools, in a function `getServer()` that is called for each connection",
    url: "https://github.com/advisories/GHSA-345p-7cg4-v4c7",
    symbols: [
      "@modelcontextprotocol/sdk/server/mcp#McpServer",
      "@modelcontextprotocol/sdk/server/index#Server",
      "@modelcontextprotocol/sdk/server#Server",
      "@modelcontextprotocol/server#McpServer",
      "@modelcontextprotocol/server#Server",
    ],
    onlyWith: MCP_TRANSPORTS,
  },
  {
    reason:
      "A transport that several clients share sends the answer to one of them to another. " +
      "Make it together with its server in the handler of a request, or once for each session",
    url: "https://github.com/advisories/GHSA-345p-7cg4-v4c7",
    symbols: [
      "@modelcontextprotocol/sdk/server/streamableHttp#StreamableHTTPServerTransport",
      "@modelcontextprotocol/sdk/server/webStandardStreamableHttp#WebStandardStreamableHTTPServerTransport",
      "@modelcontextprotocol/node#NodeStreamableHTTPServerTransport",
      "@modelcontextprotocol/server#WebStandardStreamableHTTPServerTransport",
    ],
  },
  {
    reason:
      "A loader caches what it has loaded for one user and hands it to the next. " +
      "Make the loaders in a function `createLoaders()` that is called where a request begins",
    url: "https://github.com/graphql/dataloader#caching-per-request",
    symbols: ["dataloader#default", "dataloader#DataLoader"],
  },
  {
    reason:
      "A session is one transaction and is not safe to share between threads or tasks. " +
      "Keep a `sessionmaker` for the whole module and open a session for each request: `with Session() as session:`",
    url: "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#session-faq-threadsafe",
    symbols: [
      "sqlalchemy.orm#Session",
      "sqlalchemy.orm.session#Session",
      "sqlalchemy.ext.asyncio#AsyncSession",
      "sqlalchemy.ext.asyncio.session#AsyncSession",
      "sqlmodel#Session",
      "sqlmodel.ext.asyncio.session#AsyncSession",
    ],
  },
  {
    reason:
      "Each call of a `sessionmaker` opens a session, which is one transaction and not safe to share between threads or tasks. " +
      "Call it for each request: `with Session() as session:`",
    url: "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#session-faq-threadsafe",
    symbols: [
      "sqlalchemy.orm#sessionmaker",
      "sqlalchemy.orm.session#sessionmaker",
      "sqlalchemy.ext.asyncio#async_sessionmaker",
      "sqlalchemy.ext.asyncio.session#async_sessionmaker",
    ],
    returnsConstructor: true,
  },
];

/** Hazards of libraries that are at home in browsers, too, where one instance is right. */
const rendered: readonly Hazard[] = [
  {
    reason:
      "Its cache hands the data of all users to all users. Inside a component: `useState(() => new QueryClient())`; " +
      "elsewhere a function `makeQueryClient()` that is called for each request",
    url: "https://tanstack.com/query/latest/docs/framework/react/guides/ssr#initial-setup",
    symbols: ["react", "vue", "solid", "svelte", "preact", "lit"]
      .map((framework) => `@tanstack/${framework}-query#QueryClient`)
      .concat("@tanstack/query-core#QueryClient", "react-query#QueryClient"),
  },
  {
    reason:
      "A response may hold what the cache kept of an earlier request. Make client and cache in a function that is called for each " +
      "request; in React server components `registerApolloClient(() => new ApolloClient(…))`",
    url: "https://www.apollographql.com/docs/react/performance/server-side-rendering",
    symbols: ["@apollo/client", "@apollo/client/core", "@apollo/client/cache", "apollo-client", "apollo-cache-inmemory"].flatMap(
      (module) => apolloSymbols(module),
    ),
  },
  {
    reason:
      "What one request leaves in the application's state shows in the next. Create app, router and stores in a function " +
      "`createApp()` that is called for each request",
    url: "https://vuejs.org/guide/scaling-up/ssr.html#cross-request-state-pollution",
    symbols: ["vue#createSSRApp", "vue-router#createRouter", "pinia#createPinia", "vuex#createStore"],
  },
  {
    reason: "The store must not be shared across requests. Create it in a function `makeStore()` that is called for each request",
    url: "https://redux-toolkit.js.org/usage/nextjs",
    symbols: ["@reduxjs/toolkit#configureStore", "redux#createStore", "redux#legacy_createStore"],
  },
  {
    reason:
      "Each request needs a cache of its own, so that the data of users does not overlap. Create the environment in a function " +
      "that is called for each request",
    url: "https://relay.dev/docs/v7.0.0/relay-environment",
    symbols: ["relay-runtime#Environment", "react-relay#Environment"],
  },
  {
    reason:
      "It gathers the results of every request that it serves, and they leak across renders. Create it together with its client " +
      "where a request is rendered; inside a component in `useMemo`",
    url: "https://github.com/urql-graphql/urql/pull/3368",
    symbols: ["urql#ssrExchange", "@urql/core#ssrExchange", "@urql/next#ssrExchange", "@urql/vue#ssrExchange", "@urql/preact#ssrExchange"],
  },
  {
    reason:
      "The instance that React gets by this plug-in is set globally, with one language for all requests. Create one with " +
      "`createInstance()` for each request, or use the `req.i18n` of i18next-http-middleware",
    url: "https://react.i18next.com/misc/serverside-rendering",
    symbols: ["i18next#createInstance", "i18next#default.createInstance", "i18next#default.use"],
    onlyWith: ["react-i18next#initReactI18next"],
  },
];

/** Hazards only where the server writes to what is shared, which a store of the page's own state leaves to the browser. */
const written: readonly Hazard[] = [
  {
    reason:
      "The store must not be shared across requests. Create it with `createStore` of `zustand/vanilla` in a function that a " +
      "provider calls for each request",
    url: "https://zustand.docs.pmnd.rs/guides/nextjs",
    symbols: ["zustand#create", "zustand#createStore", "zustand/vanilla#createStore", "zustand/traditional#createWithEqualityFn"],
  },
];

/** The constructors of one of the modules that Apollo Client has been spread over. */
function apolloSymbols(module: string): string[] {
  const names = { "apollo-client": ["default", "ApolloClient"], "apollo-cache-inmemory": ["InMemoryCache"] }[module];
  return (names ?? (module.endsWith("/cache") ? ["InMemoryCache"] : ["ApolloClient", "InMemoryCache"])).map((name) => `${module}#${name}`);
}

function manifestOf(hazards: readonly Hazard[], onlyIn?: readonly string[]): Manifest {
  const symbols = hazards.flatMap(({ symbols: ids, reason, url, onlyWith, returnsConstructor }) => {
    const spec = (): SymbolSpec => ({
      reason,
      url,
      construct: {
        scope: "request",
        ...(onlyWith && { onlyWith: [...onlyWith] }),
        ...(onlyIn && { onlyIn: [...onlyIn] }),
        ...(returnsConstructor && { returnsConstructor }),
      },
    });
    return ids.map((id) => [id, spec()] as const);
  });
  return { symbols: Object.fromEntries(symbols) };
}

/** What is judged in every file of a server or a program. */
export const serverOnlyManifest = (): Manifest => manifestOf(serverOnly);

/** What is judged in all files of packages that depend on one of `frameworks`. */
export const frameworkManifest = (frameworks: readonly string[]): Manifest => manifestOf(rendered, frameworks);

/** What is judged in files that render for many users, whatever their package depends on. */
export const serverManifest = (): Manifest => manifestOf([...rendered, ...written], []);
