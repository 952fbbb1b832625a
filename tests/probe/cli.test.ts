import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../src/probe/server";
import { builtCli } from "./example";

const cli = builtCli();
const directory = mkdtempSync(path.join(tmpdir(), "ssot-probe-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** Sends each user "start" and "end", and "start" to nobody else; run in the root, where `ws` is found. */
const serve = [
  process.execPath,
  "-e",
  `new (require("ws").WebSocketServer)({ host: "127.0.0.1", port: +process.env.PORT }).on("connection", (socket, { url }) =>
    socket.on("message", () => { for (const type of ["start", "end"]) socket.send(JSON.stringify({ type, user_id: url.slice(1) })); }))`,
];
const url = "ws://127.0.0.1:{port}/{user}";

function probe(...args: string[]): { readonly ended: Promise<{ code: number | null; output: string; errors: string }>; kill(signal: NodeJS.Signals): void } {
  const child = spawn(process.execPath, [cli, "probe", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let [output, errors] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<{ code: number | null; output: string; errors: string }>((resolve) => {
    child.once("close", (code) => resolve({ code, output, errors }));
  });
  return { ended, kill: (signal) => void child.kill(signal) };
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1").once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });

test("a probe that passes ends with 0 and writes its page", async () => {
  const page = path.join(directory, "page.html");
  const { code, output } = await probe(url, "--events", "start,end", "--html", page, "--", ...serve).ended;
  expect(output).toMatch(/delivered {3}60 of 60 events[^]*\npassed: every event, in order, once, and to nobody else\n$/);
  expect(code).toBe(0);
  expect(readFileSync(page, "utf8")).toContain('<small class="passed">passed</small>');
});

test("a probe that finds a fault ends with 1, and tells machines in JSON", async () => {
  const { code, output } = await probe(url, "--events", "end,start", "--users", "2", "--rounds", "1", "--json", "--", ...serve).ended;
  expect(JSON.parse(output)).toMatchObject({ ok: false, counts: { disordered: 2, missing: 0 } });
  expect(code).toBe(1);
});

test.each([
  ["a server that is not there", ["ws://127.0.0.1:1", "--events", "end"], /^ssot probe: user-1: nothing listens at ws:\/\/127\.0\.0\.1:1\/$/],
  ["no URL", ["--events", "end"], /say where the server listens, such as ws:\/\/127\.0\.0\.1:8000\/ws/],
  ["no events", ["ws://127.0.0.1:1"], /say what must come back, in its order: --events/],
  ["a word for a number", ["ws://127.0.0.1:1", "--events", "end", "--users", "ten"], /'--users <n>' argument 'ten' is invalid\. Expected a number/],
  ["an option that does not exist", ["ws://127.0.0.1:1", "--event", "end"], /unknown option '--event'[^]*Did you mean.*--events/],
])("%s ends it with 2", async (_, args, problem) => {
  const { code, errors } = await probe(...args).ended;
  expect(errors.trim()).toMatch(problem);
  expect(code).toBe(2);
});

test("an interrupted probe ends with 130 and leaves no server behind", async () => {
  const port = await freePort();
  const running = probe(url.replace("{port}", String(port)), "--events", "start,end", "--rounds", "10000", "--", ...serve);
  while (!(await listens(port))) await sleep(50);
  running.kill("SIGINT");
  expect(await running.ended).toMatchObject({ code: 130, errors: "ssot probe: interrupted\n" });
  expect(await listens(port)).toBe(false);
});
