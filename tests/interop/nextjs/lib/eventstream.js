// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
import { frames, headers, isOver, sayClosed, token } from '../../shapes.mjs';

// A stream that is asked for its events: the reader sets the pace.
export function eventStream(request, name) {
    const { pathname, searchParams } = new URL(request.url);
    const lastEventId = request.headers.get('Last-Event-ID');
    if (isOver(name, searchParams, lastEventId))
        return new Response(null, { status: 204 });

    const encoder = new TextEncoder();
    const source = frames(name, searchParams, lastEventId);
    const body = new ReadableStream({
        async pull(controller) {
            const { value, done } = await source.next();
            if (done)
                controller.close();
            else
                controller.enqueue(encoder.encode(value));
        },
        cancel() {
            sayClosed(pathname);
        },
    });
    return new Response(body, { headers });
}

// The same for a POST, whose body must say which run to start.
export async function startRun(request, name) {
    const { run } = await request.json().catch(() => ({}));
    if (!run)
        return Response.json({ error: 'The body must say which run to start.' }, { status: 400 });
    return eventStream(request, name);
}

export function mayRead(request) {
    return request.headers.get('Authorization') === `Bearer ${token}`;
}
