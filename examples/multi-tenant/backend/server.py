"""The service over WebSockets: users log in with a token, ask, and are told how their answer comes about.

Needs websockets 10.1 or later: `apt install python3-websockets`, or requirements.txt. Listens at $PORT.
"""

import asyncio
import json
import os

import websockets

from backend.supervisor import Supervisor
from backend.tenancy import AgentRegistry, UserExecutionContext, WebSocketBridge

bridge = WebSocketBridge()
supervisor = Supervisor(AgentRegistry(), bridge)


def authenticate(login):
    """The user to whom a token was given; a real service would ask its session store."""
    token = str(login.get("token", ""))
    return UserExecutionContext(token.removeprefix("token-")) if token.startswith("token-") else None


async def write(socket, outbox):
    while True:
        await socket.send(json.dumps(await outbox.get()))


async def serve_user(socket):
    user_context = authenticate(json.loads(await socket.recv()))
    if user_context is None:
        await socket.close(1008, "unknown token")
        return
    outbox = asyncio.Queue()
    bridge.connect(user_context.user_id, outbox.put_nowait)
    outbox.put_nowait({"type": "authenticated", "user_id": user_context.user_id})
    tasks = {asyncio.create_task(write(socket, outbox))}
    try:
        async for text in socket:
            task = asyncio.create_task(supervisor.ask(json.loads(text)["message"], user_context))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
    except websockets.ConnectionClosed:
        pass  # without a farewell
    finally:
        bridge.disconnect(user_context.user_id)
        for task in tasks:
            task.cancel()


async def main():
    async with websockets.serve(serve_user, "127.0.0.1", int(os.environ["PORT"])):
        await asyncio.Future()


if __name__ == "__main__":
    asyncio.run(main())
