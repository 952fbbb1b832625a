import type { Json } from "./json";

/** Someone the server knows. */
export interface ProbeUser {
  id: string;
  /** What proves it. Default: the probe's `token`. */
  token?: string | undefined;
}

/**
 * What to ask a server and what must come back: plain JSON data. Times are in seconds. In `url`, `headers`, `login` and
 * `message`, `{user}` and `{token}` stand for those of the user who asks.
 */
export interface ProbeSpec {
  /** `ws://` or `wss://`. `{port}` stands for a free port, which `start` gets as `{port}` and in its environment as `PORT`. */
  url: string;
  /** How many users ask at once, or who they are. Default: 10, `user-1` to `user-10`. */
  users?: number | ProbeUser[] | undefined;
  /** The token of users that have none of their own. Default: `{user}`. */
  token?: string | undefined;
  /** How often they all ask. Default: 3. */
  rounds?: number | undefined;
  /** Headers of the WebSocket handshake. */
  headers?: Record<string, string> | undefined;
  /** The first message of each connection. */
  login?: Json | undefined;
  /** The event that says that a user is logged in; without it nothing is waited for. */
  loggedIn?: string | undefined;
  /**
   * What each user asks in each round. `{nonce}` tells the requests apart wherever the server repeats it. Default:
   * `{ type: "chat", message: "probe {nonce}" }`.
   */
  message?: Json | undefined;
  /** What must come back to the user who asked: each once, in this order. */
  events: string[];
  /** Where a message holds its event. Default: `type`. */
  eventPath?: string | undefined;
  /** Where a message holds the id of the user whom it concerns; `null`: nowhere. Default: `user_id`. */
  userPath?: string | null | undefined;
  /** Events that are nobody's: presence, heartbeats. */
  ignore?: string[] | undefined;
  /** For all connections together, and for each round. Default: 10. */
  timeout?: number | undefined;
  /** How long a round is watched, when all has arrived, for what should not come any more. Default: 0.05. */
  settle?: number | undefined;
  /** Longer messages are a fault. Default: 1 MiB. */
  maxMessageBytes?: number | undefined;
  /** A file of recorded response times. */
  baseline?: string | undefined;
  /** Write `baseline` instead of comparing with it. */
  recordBaseline?: boolean | undefined;
  /** How many times the baseline a response may take. Default: 1.5. */
  maxLatencyRatio?: number | undefined;
  /** The server's process, to watch its memory. Default: what `start` started. */
  pid?: number | undefined;
  /** Kibibytes by which the server may grow from round to round. Default: 256. */
  maxMemorySlope?: number | undefined;
  /** A command that serves `url`; it is stopped afterwards, with its children. It runs without a shell. */
  start?: string[] | undefined;
  /** How long `start` may take until something listens. Default: 30. */
  startTimeout?: number | undefined;
  /** Probe a server that is not on this machine. */
  allowRemote?: boolean | undefined;
}
