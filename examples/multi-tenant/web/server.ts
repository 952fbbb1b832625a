import { WebSocketServer, type WebSocket } from "ws";
import { Supervisor } from "./supervisor";
import { AgentRegistry, WebSocketBridge, type UserExecutionContext } from "./tenancy";

/** The service over WebSockets: users log in with a token, ask, and are told how their answer comes about. Listens at $PORT. */
const bridge = new WebSocketBridge();
const supervisor = new Supervisor(new AgentRegistry(), bridge);

/** The user to whom a token was given; a real service would ask its session store. */
function authenticate({ token }: { token?: string }): UserExecutionContext | undefined {
  return token?.startsWith("token-") ? { userId: token.slice("token-".length) } : undefined;
}

function serve(socket: WebSocket): void {
  socket.once("message", (login) => {
    const userContext = authenticate(JSON.parse(String(login)));
    if (!userContext) return socket.close(1008, "unknown token");
    const { userId } = userContext;
    bridge.connect(userId, ({ userId: user_id, ...message }) => socket.send(JSON.stringify({ ...message, user_id })));
    bridge.send(userId, { type: "authenticated", userId });
    socket.on("message", (question) => void supervisor.ask(JSON.parse(String(question)).message, userContext));
    socket.on("close", () => bridge.disconnect(userId));
  });
}

new WebSocketServer({ host: "127.0.0.1", port: Number(process.env["PORT"]) }).on("connection", serve);
