import { Agent } from "./agents";

/** What every request has: a user, the agents that can be run, and the wire back to the browsers. */
export interface UserExecutionContext {
  readonly userId: string;
}

export interface Message {
  readonly type: string;
  readonly userId: string | undefined;
  readonly text?: string;
}

export class AgentRegistry {
  find(name: string): Agent {
    return new Agent(name);
  }
}

export class WebSocketBridge {
  private readonly connections = new Map<string | undefined, (message: Message) => void>();

  connect(userId: string, deliver: (message: Message) => void): void {
    this.connections.set(userId, deliver);
  }

  disconnect(userId: string): void {
    this.connections.delete(userId);
  }

  send(userId: string | undefined, message: Message): void {
    this.connections.get(userId)?.(message);
  }
}
