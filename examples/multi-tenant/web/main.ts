import { answer } from "./chat";
import { WebSocketBridge } from "./tenancy";

// Alice and Bob ask at the same time; who receives whose events?
const users = ["alice", "bob"];
const bridge = new WebSocketBridge();
await Promise.all(users.map((userId) => answer("why?", bridge, { userId })));
for (const user of users) {
  console.log(`${user} received ${bridge.receivedBy(user).join(", ") || "nothing"}`);
}
