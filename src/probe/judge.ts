import type { Faults } from "./faults";
import { excerpt, valueAt } from "./json";
import type { Nonces, Origin } from "./nonce";
import type { ProbeSettings } from "./options";
import type { FaultKind, Mark, Timeline } from "./report";

/** One user's request in the round that is being played. */
interface Request {
  readonly sentAt: number;
  /** Required events that reached the user who asked, as they came. */
  readonly arrived: string[];
  /** Required events that reached anybody. */
  readonly seen: Set<string>;
}

interface Message {
  readonly event: string | undefined;
  /** The user id that the message itself names. */
  readonly claimed: string | undefined;
  readonly origins: readonly Origin[];
}

type Rules = Pick<ProbeSettings, "events" | "eventPath" | "userPath" | "ignore">;

/** How a round ended. */
export interface Verdict {
  readonly delivered: number;
  /** Milliseconds from each request to the last of its events, wherever that arrived. */
  readonly durations: readonly number[];
  readonly timeline: Timeline;
}

/** Judges what each user receives, round by round. Knows no network and no clock: times are given, in milliseconds. */
export class Judge {
  private round = 0;
  private startedAt = 0;
  private over = true;
  private requests = new Map<number, Request>();
  /** Those that some event can still come to. */
  private readonly waiting = new Set<Request>();
  private durations: number[] = [];
  private marks: Mark[] = [];
  private faultsBefore = 0;
  private readonly required: ReadonlySet<string>;
  private readonly ignored: ReadonlySet<string>;
  private readonly eventPath: readonly string[];
  private readonly userPath: readonly string[] | undefined;
  private readonly places: ReadonlyMap<string, number>;
  /** Called when no request waits for an event any more. */
  onComplete: (() => void) | undefined;

  constructor(
    private readonly users: readonly string[],
    private readonly rules: Rules,
    private readonly nonces: Nonces,
    private readonly faults: Faults,
  ) {
    this.required = new Set(rules.events);
    this.ignored = new Set(rules.ignore);
    this.eventPath = rules.eventPath.split(".");
    this.userPath = rules.userPath?.split(".");
    this.places = new Map(users.map((user, place) => [user, place]));
  }

  /** Whether every required event of the round was seen, or can no longer come. */
  get complete(): boolean {
    return this.waiting.size === 0;
  }

  /** Whether anything at all was received in this round. */
  get heard(): boolean {
    return this.marks.length > 0;
  }

  start(round: number, at: number): void {
    this.round = round;
    this.startedAt = at;
    this.over = false;
    this.requests = new Map();
    this.waiting.clear();
    this.durations = [];
    this.marks = [];
    this.faultsBefore = this.faults.total;
  }

  asked(user: number, at: number): void {
    const request: Request = { sentAt: at, arrived: [], seen: new Set() };
    this.requests.set(user, request);
    this.waiting.add(request);
  }

  received(user: number, text: string, at: number): void {
    const message = this.read(text);
    if (message === undefined) return this.blame("malformed", user, at, `${this.nameOf(user)} received what is not JSON: ${excerpt(text)}`);
    const { event } = message;
    if (event !== undefined && this.ignored.has(event)) return;
    const owner = this.ownerOf(message, user);
    if (owner !== undefined) return this.crossed(user, message, owner, at);
    if (event === undefined || !this.required.has(event)) return this.mark({ user, at, label: event ?? "message" });
    // What comes with the login was asked for by nobody here.
    if (this.round === 0) return;
    const round = newest(message.origins);
    if (this.over || (round !== undefined && round !== this.round)) {
      return this.blame("late", user, at, `${event} of round ${round ?? this.round} reached ${this.nameOf(user)} when that was over`, event);
    }
    const request = this.requests.get(user);
    request?.arrived.push(event);
    if (request) this.see(request, event, at);
    if (this.userPath !== undefined && message.claimed === undefined) {
      return this.blame("anonymous", user, at, `${event} reached ${this.nameOf(user)} without a user id at ${this.userPath.join(".")}`, event);
    }
    this.mark({ user, at, label: event });
  }

  /** The server ended a connection, or broke the protocol on it. */
  disconnected(user: number, kind: "disconnected" | "oversized", why: string, at: number): void {
    this.blame(kind, user, at, `${this.nameOf(user)}: ${why}`);
    this.settle(this.requests.get(user));
  }

  /** Ends the round: what did not come by now is missing. */
  end(): Verdict {
    this.over = true;
    let delivered = 0;
    for (const [user, request] of this.requests) {
      const firsts = [...new Set(request.arrived)];
      delivered += firsts.length;
      this.judgeMissing(user, request);
      this.judgeRepeated(user, request);
      this.judgeOrder(user, firsts);
    }
    const faults = this.faults.total - this.faultsBefore;
    return { delivered, durations: this.durations, timeline: { round: this.round, faults, marks: this.marks } };
  }

  private read(text: string): Message | undefined {
    try {
      const content: unknown = JSON.parse(text);
      const event = valueAt(content, this.eventPath);
      const claimed = this.userPath === undefined ? undefined : valueAt(content, this.userPath);
      return {
        event: typeof event === "string" ? event : undefined,
        claimed: typeof claimed === "string" || typeof claimed === "number" ? String(claimed) : undefined,
        origins: this.nonces.in(text),
      };
    } catch {
      return undefined;
    }
  }

  /** The user whom a message concerns, if that is not the one who received it. */
  private ownerOf({ origins, claimed }: Message, user: number): string | undefined {
    const foreign = origins.find((origin) => origin.user !== user);
    if (foreign) return this.nameOf(foreign.user);
    return claimed === this.nameOf(user) ? undefined : claimed;
  }

  private crossed(user: number, { event, origins }: Message, owner: string, at: number): void {
    this.blame("crossed", user, at, `${event ?? "a message"} of ${owner} reached ${this.nameOf(user)}`, event, owner);
    if (event === undefined || !this.required.has(event)) return;
    // Where the text and the id disagree, the text knows better whose request it answers.
    const source = origins.find((origin) => origin.user !== user) ?? origins[0];
    if (source !== undefined && source.round !== this.round) return;
    const request = this.requests.get(source?.user ?? this.places.get(owner) ?? -1);
    if (!request) return;
    this.see(request, event, at);
  }

  private see(request: Request, event: string, at: number): void {
    if (request.seen.has(event)) return;
    request.seen.add(event);
    if (request.seen.size < this.required.size) return;
    this.durations.push(at - request.sentAt);
    this.settle(request);
  }

  private settle(request: Request | undefined): void {
    if (request && this.waiting.delete(request) && this.complete) this.onComplete?.();
  }

  /** What strayed was seen, and blamed, where it arrived. */
  private judgeMissing(user: number, { seen }: Request): void {
    for (const event of this.rules.events) {
      if (!seen.has(event)) this.add("missing", user, `${event} for ${this.nameOf(user)} arrived nowhere`, event);
    }
  }

  private judgeRepeated(user: number, { arrived }: Request): void {
    for (const event of this.rules.events) {
      const times = arrived.filter((name) => name === event).length;
      if (times > 1) this.add("repeated", user, `${event} reached ${this.nameOf(user)} ${times} times`, event);
    }
  }

  private judgeOrder(user: number, firsts: readonly string[]): void {
    const ordered = this.rules.events.filter((event) => firsts.includes(event));
    const place = firsts.findIndex((event, index) => event !== ordered[index]);
    const [early, due] = [firsts[place], ordered[place]];
    if (early === undefined || due === undefined) return;
    this.add("disordered", user, `${early} reached ${this.nameOf(user)} before ${due}`, early);
  }

  private blame(kind: FaultKind, user: number, at: number, message: string, event?: string, owner?: string): void {
    this.add(kind, user, message, event);
    this.mark({ user, at, label: event ?? kind, fault: kind, owner });
  }

  private add(kind: FaultKind, user: number, message: string, event: string | undefined): void {
    this.faults.add({ kind, message, round: this.round, user: this.nameOf(user), ...(event !== undefined && { event }) });
  }

  private mark({ user, at, owner, ...mark }: { user: number; at: number; label: string; fault?: FaultKind; owner?: string | undefined }): void {
    this.marks.push({ user: this.nameOf(user), at: at - this.startedAt, ...mark, ...(owner !== undefined && { owner }) });
  }

  private nameOf(user: number): string {
    return this.users[user] ?? `user ${user}`;
  }
}

const newest = (origins: readonly Origin[]): number | undefined =>
  origins.length === 0 ? undefined : Math.max(...origins.map(({ round }) => round));
