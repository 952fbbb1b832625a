import { parseOptions } from "../../src/probe/options";
import type { FaultKind, ProbeReport } from "../../src/probe/report";
import { runProbe } from "../../src/probe/run";
import { dialogue, faultyProxy, healthyService, type Closable, type Passage } from "./service";

let service: Closable;
beforeAll(async () => {
  service = await healthyService();
});
afterAll(() => service.close());

async function probeThrough(tamper: (passage: Passage) => void, options: object = {}): Promise<ProbeReport> {
  const proxy = await faultyProxy(service.url, tamper);
  try {
    return await runProbe(parseOptions({ url: proxy.url, ...dialogue, timeout: 5, settle: 0.02, ...options }));
  } finally {
    await proxy.close();
  }
}

const seen = ({ counts }: ProbeReport): Partial<Record<FaultKind, number>> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

const once =
  (place: number, fault: (passage: Passage) => void) =>
  (passage: Passage): void => (passage.place === place ? fault(passage) : passage.send(passage.text));

test("lets a proxy that changes nothing pass", async () => {
  expect(await probeThrough(({ text, send }) => send(text))).toMatchObject({ ok: true, delivered: 150, expected: 150, faults: [] });
});

test("never accuses a service without a fault, in 1,000 rounds", async () => {
  const report = await runProbe(parseOptions({ url: service.url, ...dialogue, rounds: 1000, settle: 0 }));
  expect(report).toMatchObject({ ok: true, rounds: 1000, delivered: 50_000, expected: 50_000, faults: [] });
}, 60_000);

test("names the one event in a thousand that was dropped", async () => {
  const report = await probeThrough(
    once(777, () => undefined),
    { rounds: 20, timeout: 1 },
  );
  expect(seen(report)).toEqual({ missing: 1 });
  expect(report.faults[0]?.message).toMatch(/^\w+ for user-\d+ arrived nowhere$/);
});

test("names both users whose events were swapped", async () => {
  const swapped = new Map([["user-3", "user-7"], ["user-7", "user-3"]]);
  const report = await probeThrough(({ user, text, sendTo }) => sendTo(swapped.get(user) ?? user, text), { rounds: 1 });
  expect(seen(report)).toEqual({ crossed: 10 });
  expect(report.faults.map(({ message }) => message)).toEqual(
    expect.arrayContaining(["agent_started of user-3 reached user-7", "agent_started of user-7 reached user-3"]),
  );
});

test("sees through an event that bears the name of the wrong user", async () => {
  const report = await probeThrough(
    once(1, ({ text, user, sendTo }) => sendTo(user === "user-1" ? "user-2" : "user-1", text.replace(user, user === "user-1" ? "user-2" : "user-1"))),
    { rounds: 1 },
  );
  expect(seen(report)).toEqual({ crossed: 1 });
});

test("names an event that came twice", async () => {
  const report = await probeThrough(
    once(4, ({ text, send }) => {
      send(text);
      send(text);
    }),
    { rounds: 1 },
  );
  expect(seen(report)).toEqual({ repeated: 1 });
  expect(report.faults[0]?.message).toMatch(/^\w+ reached user-\d+ 2 times$/);
});

test("names events that came in the wrong order", async () => {
  const held = new Map<string, string>();
  const report = await probeThrough(
    ({ user, event, text, send }) => {
      if (user === "user-2" && event === "tool_executing") return void held.set(user, text);
      send(text);
      if (user === "user-2" && event === "tool_completed") send(held.get(user) ?? "");
    },
    { rounds: 1 },
  );
  expect(report.faults).toMatchObject([{ kind: "disordered", message: "tool_completed reached user-2 before tool_executing" }]);
});

test("names an event that came after its round", async () => {
  const report = await probeThrough(
    once(1, ({ text, send }) => void setTimeout(() => send(text), 1300)),
    { rounds: 3, timeout: 1, settle: 0.4 },
  );
  expect(seen(report)).toEqual({ missing: 1, late: 1 });
});

test("names a connection that was cut, and goes on with a new one", async () => {
  const report = await probeThrough(
    once(31, ({ cut }) => cut()),
    { rounds: 3 },
  );
  expect(seen(report)).toMatchObject({ disconnected: 1 });
  expect(report.rounds).toBe(3);
  expect(report.faults.some(({ round }) => round === 3)).toBe(false);
});

test.each(['{"type": "agent_started"', "", "\u0000", "<html>"])("names %j as no JSON", async (text) => {
  const report = await probeThrough(
    once(2, ({ send }) => send(text)),
    { rounds: 1, timeout: 1 },
  );
  expect(seen(report)).toEqual({ malformed: 1, missing: 1 });
});

test("names a message of 10 MB", async () => {
  const report = await probeThrough(
    once(2, ({ text, send }) => send(text.replace("{", `{"padding":"${"x".repeat(10_000_000)}",`))),
    { rounds: 1 },
  );
  expect(seen(report)).toMatchObject({ oversized: 1 });
  expect(report.faults[0]?.message).toMatch(/^user-\d+: a message is longer than 1048576 bytes$/);
});

test("names an event that does not say whom it concerns", async () => {
  const report = await probeThrough(
    once(2, ({ text, send }) => send(text.replace("user_id", "id"))),
    { rounds: 1 },
  );
  expect(seen(report)).toEqual({ anonymous: 1 });
});

test.each(["null", "[]", "7", '"agent_started"', '{"type":{}}', '{"type":"toString"}', '{"__proto__":{"type":"agent_started"}}'])(
  "is not misled by %s",
  async (text) => {
    const report = await probeThrough(
      ({ text: own, send }) => {
        send(text);
        send(own);
      },
      { rounds: 1 },
    );
    expect(seen(report)).toEqual({});
  },
);

test("ends early where round after round something is missing", async () => {
  const dropThinking = ({ event, text, send }: Passage): void => {
    if (event !== "agent_thinking") send(text);
  };
  const report = await probeThrough(dropThinking, { rounds: 50, timeout: 1 });
  expect(report).toMatchObject({ rounds: 3, stopped: "3 rounds were not over within 1 s" });
});
