import { drawPage } from "../../src/probe/page";
import { slope } from "../../src/probe/memory";
import type { ProbeReport } from "../../src/probe/report";
import { formatReport, verdict } from "../../src/probe/text";
import { drawTimeline } from "../../src/probe/timeline";

const none = {
  ...{ crossed: 0, missing: 0, repeated: 0, disordered: 0, late: 0, anonymous: 0, malformed: 0, oversized: 0 },
  ...{ disconnected: 0, slower: 0, growing: 0 },
};

const report: ProbeReport = {
  ok: false,
  url: "ws://127.0.0.1:8000",
  users: ["ann", "<bob>"],
  events: ["start", "end"],
  rounds: 1,
  delivered: 3,
  expected: 4,
  counts: { ...none, crossed: 5 },
  faults: [{ kind: "crossed", message: "end of ann reached <bob>", round: 1, user: "<bob>", event: "end" }],
  latency: { samples: 2, milliseconds: { p50: 10, p95: 20, p99: 20.25 }, ratio: { p50: 1, p95: 1.5, p99: 2 } },
  memory: { first: 80, last: 81.25, slope: 12.4 },
  timelines: [
    {
      round: 1,
      faults: 1,
      marks: [
        { user: "ann", at: 1, label: "start" },
        { user: "<bob>", at: 2, label: "end", fault: "crossed", owner: "ann" },
      ],
    },
  ],
};

test("the text names what was seen", () => {
  expect(formatReport(report)).toBe(`ws://127.0.0.1:8000: 2 users at once, 1 round, 2 required events

  delivered   3 of 4 events to the user who asked
  response    p50 10.0 ms, p95 20.0 ms, p99 20.3 ms of 2
              p50 1.00 ×, p95 1.50 ×, p99 2.00 × the baseline
  memory      80.0 MiB at first, 81.3 MiB at last: 12 KiB a round

  crossed     5: a user received what concerns another
              end of ann reached <bob> (round 1)
              and 4 more

failed: 5 crossed`);
});

test("the verdict says why a probe ended early", () => {
  expect(verdict({ ...report, counts: { ...none, missing: 2 }, stopped: "nobody received anything within 10 s" })).toBe(
    "failed: 2 missing, nobody received anything within 10 s",
  );
  expect(verdict({ ...report, ok: true, counts: none })).toBe("passed: every event, in order, once, and to nobody else");
});

test("the page shows crossed events in a colour of their own, and names as text", () => {
  const page = drawPage("A <service>", [{ title: "before", report }]);
  expect(page).toContain("<h1>A &lt;service&gt;</h1>");
  expect(page).toMatch(/<circle class="crossed" [^>]+><title>end of ann \(crossed\), 2\.0 ms<\/title>/);
  expect(page).toMatch(/<circle class="mark" [^>]+><title>start, 1\.0 ms<\/title>/);
  expect(page).not.toContain("<bob>");
});

test("the page of a server that talks and talks can be drawn", () => {
  const marks = Array.from({ length: 200_000 }, (_, at) => ({ user: "ann", at, label: "token" }));
  expect(drawTimeline({ round: 1, faults: 0, marks }, ["ann"]).svg).toContain(">199999 ms<");
});

test.each([
  [[0, 10, 20, 30], 10],
  [[5, 5, 5, 5], 0],
  [[0, 10, 500, 30, 40], 10],
  [[7], 0],
])("the slope of %j is %d", (values, expected) => {
  expect(slope(values)).toBe(expected);
});
