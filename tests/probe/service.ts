import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";

export const EVENTS = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"];

/** How the probe talks to the service below. */
export const dialogue = {
  token: "token-{user}",
  login: { type: "login", token: "{token}" },
  loggedIn: "authenticated",
  events: EVENTS,
};

export interface Closable {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves connections at a free port of this machine. */
export async function serve(onConnection: (socket: WebSocket) => void): Promise<Closable> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 }).on("connection", onConnection);
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  };
}

/** A service without a fault: tells each user, and nobody else, how the answer comes about. */
export const healthyService = (): Promise<Closable> =>
  serve((socket) => {
    socket.once("message", (login: Buffer) => {
      const { token } = JSON.parse(login.toString()) as { token: string };
      if (!token.startsWith("token-")) return socket.close(1008, "unknown token");
      const user_id = token.slice("token-".length);
      socket.send(JSON.stringify({ type: "authenticated", user_id }));
      socket.on("message", (text: Buffer) => {
        const { message } = JSON.parse(text.toString()) as { message: string };
        for (const type of EVENTS) setImmediate(() => socket.send(JSON.stringify({ type, user_id, message })));
      });
    });
  });

/** One message on its way from the service to a user. */
export interface Passage {
  readonly text: string;
  readonly event: string;
  /** Its place among all events of the service, from 1. */
  readonly place: number;
  readonly user: string;
  readonly send: (text: string) => void;
  /** Sends to another user instead. */
  readonly sendTo: (user: string, text: string) => void;
  readonly cut: () => void;
}

/** Stands between users and a service and does to its events what `tamper` says. */
export function faultyProxy(target: string, tamper: (passage: Passage) => void): Promise<Closable> {
  const clients = new Map<string, WebSocket>();
  let events = 0;
  return serve((client) => {
    const upstream = new WebSocket(target);
    const open = new Promise((resolve) => upstream.once("open", resolve));
    let user = "";
    client.on("message", (data: Buffer) => {
      const { token } = JSON.parse(data.toString()) as { token?: string };
      if (token !== undefined) clients.set((user = token.slice("token-".length)), client);
      void open.then(() => upstream.send(data.toString()));
    });
    upstream.on("message", (data: Buffer) => {
      const text = data.toString();
      const { type } = JSON.parse(text) as { type: string };
      if (!EVENTS.includes(type)) return client.send(text);
      tamper({
        text,
        event: type,
        place: ++events,
        user,
        send: (changed) => client.send(changed),
        sendTo: (other, changed) => clients.get(other)?.send(changed),
        cut: () => client.terminate(),
      });
    });
    client.on("close", () => upstream.terminate());
    upstream.on("error", () => client.terminate());
  });
}
