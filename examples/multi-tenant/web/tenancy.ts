/** What every request has: a user, the agents that can be run, and the wire back to the browsers. */
export interface UserContext {
  readonly userId: string;
}

export class AgentRegistry {
  find(name: string): (question: string) => string {
    return (question) => `${name} answers: ${question}`;
  }
}

export class WebSocketBridge {
  readonly sent: { userId: string | undefined; event: string }[] = [];

  send(userId: string | undefined, event: string): void {
    this.sent.push({ userId, event });
  }

  receivedBy(userId: string): string[] {
    return this.sent.filter((message) => message.userId === userId).map(({ event }) => event);
  }
}
