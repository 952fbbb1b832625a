import { Supervisor } from "./supervisor";
import { AgentRegistry, type Message, WebSocketBridge } from "./tenancy";

// Alice and Bob ask at the same time; who receives whose events?
const received = new Map<string, Message[]>([["alice", []], ["bob", []]]);
const bridge = new WebSocketBridge();
for (const [user, messages] of received) bridge.connect(user, (message) => messages.push(message));
const supervisor = new Supervisor(new AgentRegistry(), bridge);
await Promise.all(Array.from(received.keys(), (userId) => supervisor.ask("why?", { userId })));
for (const [user, messages] of received) {
  console.log(`${user} received`, messages.map(({ type, userId }) => `${type} of ${userId}`).join(", ") || "nothing");
}
