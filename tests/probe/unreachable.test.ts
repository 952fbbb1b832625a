import { createServer, type Server } from "node:http";
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from "node:net";
import { parseOptions } from "../../src/probe/options";
import { runProbe } from "../../src/probe/run";
import { freePort } from "../../src/probe/server";
import { dialogue, healthyService, serve } from "./service";

const TIMEOUT = 1;

/** What the probe says, and in how many seconds. */
async function refusal(options: object): Promise<{ message: string; seconds: number }> {
  const start = performance.now();
  try {
    await runProbe(parseOptions({ ...dialogue, timeout: TIMEOUT, ...options }), { cwd: __dirname });
  } catch (error) {
    return { message: (error as Error).message, seconds: (performance.now() - start) / 1000 };
  }
  throw new Error("the probe was done");
}

const connectTo = (port: number): Promise<unknown> =>
  new Promise((resolve, reject) => connect(port, "127.0.0.1").once("connect", resolve).once("error", reject));

test("says that nothing listens", async () => {
  const { message, seconds } = await refusal({ url: "ws://127.0.0.1:{port}" });
  expect(message).toMatch(/^user-\d+: nothing listens at ws:\/\/127\.0\.0\.1:\d+\/$/);
  expect(seconds).toBeLessThan(TIMEOUT);
});

test("says how a server refuses", async () => {
  const server: Server = createServer((_, response) => response.writeHead(401).end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { message } = await refusal({ url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` });
  expect(message).toMatch(/^user-\d+: the server refused the connection: HTTP 401 Unauthorized$/);
  server.close();
});

test("does not wait for a server that never answers the handshake", async () => {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => void sockets.push(socket.on("error", () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { message, seconds } = await refusal({ url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` });
  expect(message).toMatch(/^user-\d+: the server did not answer the WebSocket handshake within 1 s$/);
  expect(seconds).toBeLessThan(TIMEOUT + 1);
  for (const socket of sockets) socket.destroy();
  server.close();
});

test("does not wait for a login that is never answered", async () => {
  const server = await serve((socket) => socket.send('{"type":"hello"}'));
  const { message, seconds } = await refusal({ url: server.url });
  expect(message).toMatch(/^user-\d+: the server connected, but never said authenticated within 1 s; it said "\{\\"type\\":\\"hello\\"\}"$/);
  expect(seconds).toBeLessThan(TIMEOUT + 1);
  await server.close();
});

test("says that a token is wrong", async () => {
  const service = await healthyService();
  const { message } = await refusal({ url: service.url, token: "wrong" });
  expect(message).toMatch(/^user-\d+: the server ended the connection \(code 1008 "unknown token"\)$/);
  await service.close();
});

test("does not wait for a server that never answers a message", async () => {
  const server = await serve((socket) => socket.on("message", () => socket.send('{"type":"authenticated"}')));
  const report = await runProbe(parseOptions({ url: server.url, ...dialogue, events: ["answer"], ignore: ["authenticated"], timeout: 1 }));
  expect(report).toMatchObject({ ok: false, rounds: 1, stopped: "nobody received anything within 1 s", counts: { missing: 10 } });
  await server.close();
});

test.each(["ws://example.com", "ws://192.168.0.1", "ws://127.0.0.1.example.com", "ws://[::2]", "ws://localhost.example.com"])(
  "does not send anything to %s",
  async (url) => {
    expect((await refusal({ url })).message).toMatch(/ is not this machine\. .*--allow-remote/);
  },
);

test("lets no token of a user say which host is asked", async () => {
  const service = await healthyService();
  const { host } = new URL(service.url);
  const { message } = await refusal({ url: "ws://{token}@127.0.0.1:{port}", token: `${host}/` });
  expect(message).toMatch(/^user-\d+: nothing listens at ws:\/\/127\.0\.0\.1%3A\d+%2F@127\.0\.0\.1:\d+\/$/);
  await service.close();
});

test("asks with a token that holds what a URL must not", async () => {
  let asked: string | undefined;
  const server = createServer((request, response) => {
    asked = request.url;
    response.writeHead(403).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { message } = await refusal({ url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/?token={token}`, token: "a#b&c", users: 1 });
  expect(message).toBe("user-1: the server refused the connection: HTTP 403 Forbidden");
  expect(asked).toBe("/?token=a%23b%26c");
  server.close();
});

test.each([
  [{ url: "ws://127.0.0.1:1/#here" }, /^ws:\/\/127\.0\.0\.1:1\/#here cannot be asked: .*fragment/],
  [{ url: "ws://127.0.0.1:1", headers: { "a b": "c" } }, /^ws:\/\/127\.0\.0\.1:1 cannot be asked: .*\["a b"\]/],
  [{ url: "ws://127.0.0.1:1", headers: { authorization: "{token}" }, token: "a\nb" }, /cannot be asked: .*\["authorization"\]/],
])("names what cannot be sent: %j", async (options, problem) => {
  expect((await refusal(options)).message).toMatch(problem);
});

test.each([
  [{ url: "http://127.0.0.1" }, /starts with ws:\/\/ or wss:\/\//],
  [{ url: "nowhere" }, /is not a URL/],
  [{ url: "ws://127.0.0.1", users: 0 }, /users/],
  [{ url: "ws://127.0.0.1", evens: [] }, /evens/],
  [{ url: "ws://127.0.0.1", events: ["a", "a"] }, /an event stands there twice[^]*events/],
  [{ url: "ws://127.0.0.1", users: [{ id: "a" }, { id: "a" }] }, /two users have one id[^]*users/],
  [{ url: "ws://127.0.0.1", recordBaseline: true }, /baseline/],
])("refuses %j", async (options, problem) => {
  expect((await refusal(options)).message).toMatch(problem);
});

describe("a server that the probe starts", () => {
  const url = "ws://127.0.0.1:{port}";
  const node = (script: string): string[] => [process.execPath, "-e", script];

  test("is named when it ends at once, with what it said", async () => {
    const { message } = await refusal({ url, start: node("console.error('no database'); process.exit(3)") });
    expect(message).toMatch(/ did not serve 127\.0\.0\.1:\d+: it ended with code 3\nno database$/);
  });

  test("is named when it does not exist", async () => {
    expect((await refusal({ url, start: ["no-such-program"] })).message).toMatch(/`no-such-program` did not serve .*ENOENT/);
  });

  test("is not waited for longer than allowed, and does not outlive the probe", async () => {
    const port = await freePort();
    const child = `process.on("SIGTERM", () => 0); require("node:net").createServer().listen(${port}, "127.0.0.1")`;
    const script = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}]); setInterval(() => 0, 1000);`;
    const { message, seconds } = await refusal({ url, start: node(script), startTimeout: 1 });
    expect(message).toMatch(/ did not serve 127\.0\.0\.1:\d+ within 1 s$/);
    expect(seconds).toBeLessThan(6);
    await expect(connectTo(port)).rejects.toThrow("ECONNREFUSED");
  });

  test("is not mistaken for one that listens there already", async () => {
    const service = await healthyService();
    expect((await refusal({ url: service.url, start: node("0") })).message).toMatch(/something listens at .* already/);
    await service.close();
  });

  test("is reported when it ends while it is probed", async () => {
    const script = `const { WebSocketServer } = require("ws");
      new WebSocketServer({ host: "127.0.0.1", port: +process.env.PORT }).on("connection", (socket) =>
        socket.on("message", (text) => String(text).includes("token") ? socket.send('{"type":"authenticated"}') : process.exit(1)));`;
    const report = await runProbe(parseOptions({ ...dialogue, url, start: node(script) }), { cwd: __dirname });
    expect(report).toMatchObject({ ok: false, rounds: 1, stopped: "the server's process has ended", counts: { disconnected: 10, missing: 50 } });
  });

  test("is stopped when the probe is interrupted", async () => {
    const port = await freePort();
    const interrupted = new AbortController();
    const script = `require("node:net").createServer(() => 0).listen(process.env.PORT, "127.0.0.1")`;
    const settings = parseOptions({ ...dialogue, url: `ws://127.0.0.1:${port}`, start: node(script), timeout: 60 });
    const running = runProbe(settings, { signal: interrupted.signal });
    setTimeout(() => interrupted.abort(), 500);
    await expect(running).rejects.toThrow();
    await expect(connectTo(port)).rejects.toThrow("ECONNREFUSED");
  });
});
