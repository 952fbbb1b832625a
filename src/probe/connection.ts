import { WebSocket, type ClientOptions } from "ws";
import { messageOf } from "../migrate/refusal";
import { ProbeError } from "./error";
import { excerpt, valueAt } from "./json";
import type { ProbeSettings } from "./options";
import { fillJson, fillText, fillUrl, type Values } from "./template";

/** How a connection ended that the probe did not end. */
interface Ending {
  readonly kind: "disconnected" | "oversized";
  readonly why: string;
}

/** Who follows what happens on a connection. */
interface Follower {
  onText(text: string): void;
  onEnd(ending: Ending): void;
}

const NOBODY: Follower = { onText: () => undefined, onEnd: () => undefined };

/** One user's connection to the server. */
export class Connection {
  private socket: WebSocket | undefined;
  private follower: Follower = NOBODY;

  constructor(
    private readonly settings: ProbeSettings,
    private readonly user: Values & { readonly user: string },
  ) {}

  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  /** Connects and logs in, and tells `follower` what comes then; rejects with what went wrong, or when the time is up. */
  open(deadline: AbortSignal, follower: Follower): Promise<void> {
    const { login, loggedIn, eventPath, timeout } = this.settings;
    const path = eventPath.split(".");
    return new Promise((resolve, reject) => {
      const socket = this.connect();
      let due = "did not answer the WebSocket handshake";
      let said = "";
      const finish = (problem?: string) => {
        deadline.removeEventListener("abort", late);
        this.follower = problem === undefined ? follower : NOBODY;
        if (problem === undefined) resolve();
        else reject(new ProbeError(`${this.user.user}: ${problem}`));
        if (problem !== undefined) socket.terminate();
      };
      const late = () => finish(`the server ${due} within ${timeout} s${said}`);
      deadline.addEventListener("abort", late);
      if (deadline.aborted) return late();
      socket.once("open", () => {
        if (login !== undefined) socket.send(JSON.stringify(fillJson(login, this.user)));
        if (loggedIn === undefined) finish();
        else due = `connected, but never said ${loggedIn}`;
      });
      socket.once("unexpected-response", (_, { statusCode, statusMessage }) => {
        finish(`the server refused the connection: HTTP ${statusCode ?? "?"} ${statusMessage ?? ""}`.trimEnd());
      });
      this.follower = {
        onText(text) {
          if (loggedIn !== undefined && eventOf(text, path) === loggedIn) { finish(); return; }
          said = `; it said ${excerpt(text)}`;
        },
        onEnd: ({ why }) => finish(why),
      };
    });
  }

  send(text: string): void {
    this.socket?.send(text);
  }

  /** Ends the connection without asking the server. */
  drop(): void {
    this.follower = NOBODY;
    this.socket?.terminate();
  }

  /** From here on everything is told to the follower of the moment, so that no message falls between two of them. */
  private connect(): WebSocket {
    const { url, headers, maxMessageBytes } = this.settings;
    const filled = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fillText(value, this.user)]));
    const socket = create(fillUrl(url, this.user), { headers: filled, maxPayload: maxMessageBytes, perMessageDeflate: false });
    this.socket = socket;
    let ended = false;
    const end = (ending: Ending) => {
      if (ended) return;
      ended = true;
      this.follower.onEnd(ending);
      socket.terminate();
    };
    socket.on("message", (data: Buffer) => this.follower.onText(data.toString()));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      const oversized = error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH";
      end(oversized ? { kind: "oversized", why: `a message is longer than ${maxMessageBytes} bytes` } : { kind: "disconnected", why: describe(error, socket.url) });
    });
    socket.on("close", (code, reason) => {
      const said = reason.length === 0 ? "" : ` ${JSON.stringify(reason.toString())}`;
      end({ kind: "disconnected", why: `the server ended the connection (code ${code}${said})` });
    });
    return socket;
  }
}

function create(url: string, options: ClientOptions): WebSocket {
  try {
    return new WebSocket(url, options);
  } catch (error) {
    throw new ProbeError(`${url} cannot be asked: ${messageOf(error)}`);
  }
}

function eventOf(text: string, path: readonly string[]): unknown {
  try {
    return valueAt(JSON.parse(text), path);
  } catch {
    return undefined;
  }
}

function describe({ code, message }: NodeJS.ErrnoException, url: string): string {
  if (code === "ECONNREFUSED") return `nothing listens at ${url}`;
  if (code === "ENOTFOUND") return `${url}: no such host`;
  return `the connection failed: ${message || (code ?? "no reason given")}`;
}
