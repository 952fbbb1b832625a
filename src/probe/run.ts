import { setMaxListeners } from "node:events";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseAddress } from "./address";
import { Connection } from "./connection";
import { ProbeError } from "./error";
import { Faults } from "./faults";
import { Judge, type Verdict } from "./judge";
import { Latency, readBaseline, slowerThan, writeBaseline } from "./latency";
import { Memory } from "./memory";
import { Nonces } from "./nonce";
import type { ProbeSettings } from "./options";
import type { ProbeReport, Timeline } from "./report";
import { freePort, startServer } from "./server";
import type { ProbeUser } from "./spec";
import { fillJson, fillText } from "./template";

/** After so many rounds in which something never came, more rounds would only cost time. */
const LATE_ROUNDS = 3;
const TIMELINES = 3;
/** A server takes only so many new connections at once; the requests all start together. */
const CONNECTING = 100;

interface ProbeHooks {
  /** Where `start` runs and `baseline` lies. Default: the working directory. */
  readonly cwd?: string;
  readonly signal?: AbortSignal;
  onRound?(played: number, faults: number): void;
}

/** Asks a server as many users at once and judges what comes back; throws a {@link ProbeError} where it cannot. */
export async function runProbe(settings: ProbeSettings, hooks: ProbeHooks = {}): Promise<ProbeReport> {
  const port = settings.url.includes("{port}") ? String(await freePort()) : "";
  const url = fillText(settings.url, { port });
  const address = parseAddress(url, settings.allowRemote);
  const cwd = hooks.cwd ?? process.cwd();
  const signal = hooks.signal ?? new AbortController().signal;
  const { start, startTimeout } = settings;
  const server = start && (await startServer(start, { address, cwd, timeout: startTimeout * 1000, signal }));
  try {
    return await new Probe({ ...settings, url, pid: settings.pid ?? server?.pid }, { ...hooks, cwd, signal }).run();
  } finally {
    await server?.stop();
  }
}

/** One probe of a server that runs. */
class Probe {
  private readonly users: readonly NamedUser[];
  private readonly nonces = new Nonces();
  private readonly faults = new Faults();
  private readonly latency = new Latency();
  private readonly memory: Memory | undefined;
  private readonly judge: Judge;
  private readonly connections: readonly Connection[];
  private readonly timelines: Timeline[] = [];
  private delivered = 0;
  private played = 0;
  private lateRounds = 0;

  constructor(
    private readonly settings: ProbeSettings,
    private readonly hooks: ProbeHooks & { readonly cwd: string; readonly signal: AbortSignal },
  ) {
    this.users = namedUsers(settings);
    this.judge = new Judge(this.users.map(({ user }) => user), settings, this.nonces, this.faults);
    this.connections = this.users.map((user) => new Connection(settings, user));
    this.memory = settings.pid === undefined ? undefined : new Memory(settings.pid);
  }

  async run(): Promise<ProbeReport> {
    const { baseline, recordBaseline } = this.settings;
    const file = baseline === undefined ? undefined : resolve(this.hooks.cwd, baseline);
    const recorded = file === undefined || recordBaseline ? undefined : readBaseline(file, this.users.length);
    let stopped: string | undefined;
    try {
      if ((await this.memory?.sample()) === false) throw new ProbeError(`there is no process ${this.settings.pid ?? ""} whose memory could be watched`);
      await this.connect();
      stopped = await this.play();
    } finally {
      for (const connection of this.connections) connection.drop();
    }
    const latency = this.latency.report(recorded);
    const memory = this.memory?.report();
    const { maxLatencyRatio, maxMemorySlope } = this.settings;
    if (recorded && latency) {
      for (const key of slowerThan(recorded, latency, maxLatencyRatio)) {
        const [now, before] = [latency.milliseconds[key], recorded.milliseconds[key]].map((value) => value.toFixed(1));
        this.faults.add({ kind: "slower", message: `${key} is ${now} ms; the baseline's is ${before} ms, and ${maxLatencyRatio} times that is allowed` });
      }
    }
    if (memory?.slope !== undefined && memory.slope > maxMemorySlope) {
      this.faults.add({ kind: "growing", message: `the server grows by ${memory.slope.toFixed(0)} KiB a round; ${maxMemorySlope} are allowed` });
    }
    const ok = this.faults.total === 0 && stopped === undefined;
    if (ok && file !== undefined && recordBaseline && latency) writeBaseline(file, this.users.length, latency);
    return {
      ok,
      url: this.settings.url,
      users: this.users.map(({ user }) => user),
      events: this.settings.events,
      rounds: this.played,
      delivered: this.delivered,
      expected: this.played * this.users.length * this.settings.events.length,
      counts: this.faults.counts,
      faults: this.faults.listed,
      ...(stopped !== undefined && { stopped }),
      ...(latency && { latency }),
      ...(memory && { memory }),
      timelines: this.timelines,
    };
  }

  private async connect(): Promise<void> {
    const deadline = AbortSignal.any([this.hooks.signal, AbortSignal.timeout(this.settings.timeout * 1000)]);
    // Each connection listens to it.
    setMaxListeners(CONNECTING + 1, deadline);
    const waiting = this.connections.flatMap((connection, user) => (connection.isOpen ? [] : [{ connection, user }]));
    while (waiting.length > 0) {
      await Promise.all(
        waiting.splice(0, CONNECTING).map(({ connection, user }) =>
          connection.open(deadline, {
            onText: (text) => this.judge.received(user, text, performance.now()),
            onEnd: ({ kind, why }) => this.judge.disconnected(user, kind, why, performance.now()),
          }),
        ),
      );
    }
    this.hooks.signal.throwIfAborted();
  }

  /** Plays the rounds; tells why it did not play them all. */
  private async play(): Promise<string | undefined> {
    const { rounds, timeout } = this.settings;
    while (this.played < rounds) {
      try {
        await this.connect();
      } catch (error) {
        if (error instanceof ProbeError) return `a user could not come back. ${error.message}`;
        throw error;
      }
      const verdict = await this.playRound(this.played + 1);
      this.played += 1;
      this.keep(verdict);
      const lives = await this.memory?.sample();
      this.hooks.onRound?.(this.played, this.faults.total);
      if (lives === false) return "the server's process has ended";
      if (this.played === 1 && verdict.timeline.marks.length === 0) return `nobody received anything within ${timeout} s`;
      if (this.lateRounds >= LATE_ROUNDS && this.played < rounds) return `${LATE_ROUNDS} rounds were not over within ${timeout} s`;
    }
    return undefined;
  }

  private async playRound(round: number): Promise<Verdict> {
    const { message, timeout, settle } = this.settings;
    const texts = this.users.map((user, place) =>
      JSON.stringify(fillJson(message, { ...user, round: String(round), nonce: this.nonces.of({ user: place, round }) })),
    );
    this.judge.start(round, performance.now());
    this.connections.forEach((connection, user) => {
      this.judge.asked(user, performance.now());
      connection.send(texts[user] ?? "");
    });
    const complete = new Promise<true>((done) => (this.judge.onComplete = () => done(true)));
    const inTime = this.judge.complete || (await within(complete, timeout * 1000, this.hooks.signal));
    if (inTime) await sleep(settle * 1000, undefined, { signal: this.hooks.signal });
    else this.lateRounds += 1;
    return this.judge.end();
  }

  private keep({ delivered, durations, timeline }: Verdict): void {
    this.delivered += delivered;
    for (const duration of durations) this.latency.add(duration);
    // The first faulty rounds take the places of the first good ones.
    const last = this.timelines.findLastIndex(({ faults }) => faults === 0);
    if (this.timelines.length < TIMELINES) this.timelines.push(timeline);
    else if (timeline.faults > 0 && last >= 0) this.timelines.splice(last, 1, timeline);
  }
}

/** Whether a promise is fulfilled in time. */
async function within(promise: Promise<true>, milliseconds: number, signal: AbortSignal): Promise<boolean> {
  const over = new AbortController();
  try {
    return await Promise.race([promise, sleep(milliseconds, false, { signal: AbortSignal.any([signal, over.signal]) })]);
  } finally {
    over.abort();
  }
}

/** What `{user}` and `{token}` stand for. */
type NamedUser = Readonly<Record<"user" | "token", string>>;

function namedUsers({ users, token }: ProbeSettings): NamedUser[] {
  const list: readonly ProbeUser[] =
    typeof users === "number" ? Array.from({ length: users }, (_, index) => ({ id: `user-${index + 1}` })) : users;
  return list.map((user) => ({ user: user.id, token: user.token ?? fillText(token, { user: user.id }) }));
}
