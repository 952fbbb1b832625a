import * as z from "zod";
import { ProbeError } from "./error";
import type { Json } from "./json";

const text = z.string().min(1);
const count = z.int().min(1);
const seconds = z.number().min(0).max(3600);

const json: z.ZodType<Json> = z.json();

/** What a `ProbeSpec` must hold, with its defaults. */
export const probeSchema = z
  .strictObject({
    url: z.string({ error: "say where the server listens, such as ws://127.0.0.1:8000/ws" }),
    users: z.union([count, z.array(z.strictObject({ id: text, token: text.optional() })).min(1)]).default(10),
    token: text.default("{user}"),
    rounds: count.default(3),
    headers: z.record(z.string(), z.string()).default({}),
    login: json.optional(),
    loggedIn: text.optional(),
    message: json.default({ type: "chat", message: "probe {nonce}" }),
    events: z.array(text, { error: "say what must come back, in its order: --events, or a list" }).min(1),
    eventPath: text.default("type"),
    userPath: text.nullable().default("user_id"),
    ignore: z.array(text).default([]),
    timeout: seconds.min(0.01).default(10),
    settle: seconds.default(0.05),
    maxMessageBytes: count.default(1_048_576),
    baseline: text.optional(),
    recordBaseline: z.boolean().default(false),
    maxLatencyRatio: z.number().min(1).default(1.5),
    pid: count.optional(),
    maxMemorySlope: z.number().min(0).default(256),
    start: z.array(text).min(1).optional(),
    startTimeout: seconds.default(30),
    allowRemote: z.boolean().default(false),
  })
  .refine(({ events }) => new Set(events).size === events.length, { path: ["events"], message: "an event stands there twice" })
  .refine(({ users }) => typeof users === "number" || new Set(users.map(({ id }) => id)).size === users.length, {
    path: ["users"],
    message: "two users have one id",
  })
  .refine(({ recordBaseline, baseline }) => !recordBaseline || baseline !== undefined, {
    path: ["recordBaseline"],
    message: "say in which file: baseline",
  });

/** The options with every default in its place. */
export type ProbeSettings = z.output<typeof probeSchema>;

/** Checks options that may come from a file. */
export function parseOptions(options: unknown): ProbeSettings {
  const { success, data, error } = probeSchema.safeParse(options);
  if (!success) throw new ProbeError(`the probe's options are not valid:\n${z.prettifyError(error)}`);
  return data;
}
