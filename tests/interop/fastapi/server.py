# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""FastAPI: an asynchronous generator in a StreamingResponse, under uvicorn."""
import asyncio
import json
import socket
import sys
from pathlib import Path

import uvicorn
from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.responses import StreamingResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import shapes  # noqa: E402

app = FastAPI()
HEADERS = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}


class Start(BaseModel):
    run: str


def frame(line):
    if "comment" in line:
        return f": {line['comment']}\n\n"
    fields = [f"{name}: {line[name]}" for name in ("event", "id", "retry") if name in line]
    return "\n".join([*fields, f"data: {json.dumps(line['data'], ensure_ascii=False)}", "", ""])


def event_stream(name, request):
    query, last_event_id = request.query_params, request.headers.get("last-event-id")
    if shapes.is_over(name, query, last_event_id):
        return Response(status_code=204)

    async def frames():
        try:
            for line in shapes.lines(name, query, last_event_id):
                yield frame(line)
                await asyncio.sleep(shapes.delay(query))
        except asyncio.CancelledError:
            shapes.say_closed(request.url.path)
            raise

    return StreamingResponse(frames(), media_type="text/event-stream", headers=HEADERS)


def need_token(given: HTTPAuthorizationCredentials = Depends(HTTPBearer(auto_error=False))):
    if given is None or given.credentials != shapes.TOKEN:
        raise HTTPException(401, "Unauthorized", {"WWW-Authenticate": "Bearer"})


def add_post(name):
    @app.post(f"/api/{name}", name=name)
    async def start(body: Start, request: Request):
        return event_stream(name, request)


def add_get(name):
    @app.get(f"/api/{name}", name=name, dependencies=[Depends(need_token)] if name == "secure" else [])
    async def watch(request: Request):
        return event_stream(name, request)


for posted in shapes.POSTED:
    add_post(posted)
for gotten in shapes.GOTTEN:
    add_get(gotten)

if __name__ == "__main__":
    listening = socket.create_server(("127.0.0.1", 0))
    shapes.say_port(listening.getsockname()[1])
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])
