import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, engineFor, summarise } from "./chat";
import { nightly, onDemand, sharedEngine } from "./jobs";
import { monthlyReport } from "./reports";
import { WebSocketBridge } from "./tenancy";

const alice = { userId: "alice" };
const events = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"];

test("answers and tells the user", async () => {
  const received: string[] = [];
  const bridge = new WebSocketBridge();
  bridge.connect("alice", ({ type }) => received.push(type));
  assert.equal(await answer("why?", bridge, alice), "chat answers: why?");
  assert.deepEqual(received, events);
});

test("makes an engine", async () => {
  assert.equal(await engineFor(new WebSocketBridge(), alice).run("chat", "why?"), "chat answers: why?");
});

test("summarises", async () => {
  assert.equal(await summarise("text", new WebSocketBridge(), alice), "summary answers: text");
});

test("runs jobs", async () => {
  assert.equal(await nightly("all well?"), "nightly answers: all well?");
  assert.equal(await sharedEngine.run("shared", "?"), "shared answers: ?");
  assert.equal(await onDemand("mine?", alice), "on-demand answers: mine?");
});

test("executes the plan of a report", () => {
  assert.deepEqual(monthlyReport(), ["SCAN", "JOIN"]);
});
