"""Alice and Bob ask at the same time; who receives whose events?"""

import asyncio

from backend.chat import answer
from backend.tenancy import UserContext, WebSocketBridge


async def main():
    bridge = WebSocketBridge()
    await asyncio.gather(*(answer("why?", bridge, UserContext(user)) for user in ("alice", "bob")))
    for user in ("alice", "bob"):
        print(f"{user} received {', '.join(bridge.received_by(user)) or 'nothing'}")


asyncio.run(main())
