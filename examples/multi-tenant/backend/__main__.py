"""Alice and Bob ask at the same time; who receives whose events?"""

import asyncio

from backend.supervisor import Supervisor
from backend.tenancy import AgentRegistry, UserExecutionContext, WebSocketBridge


async def main():
    received = {"alice": [], "bob": []}
    bridge = WebSocketBridge()
    for user, messages in received.items():
        bridge.connect(user, messages.append)
    supervisor = Supervisor(AgentRegistry(), bridge)
    await asyncio.gather(*(supervisor.ask("why?", UserExecutionContext(user)) for user in received))
    for user, messages in received.items():
        print(f"{user} received", ", ".join(f"{message['type']} of {message['user_id']}" for message in messages) or "nothing")


asyncio.run(main())
