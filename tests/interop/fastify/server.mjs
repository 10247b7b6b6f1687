// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0

// Fastify: a GET sends a stream as its payload, a POST takes the raw response
// away from the framework. Both are common.
import { Readable } from 'node:stream';

import Fastify from 'fastify';

import { frames, gotten, headers, isOver, posted, sayClosed, sayPort, token } from '../shapes.mjs';

const app = Fastify();

const opened = (request) => new URL(request.url, 'http://127.0.0.1');

function sendStream(name) {
    return (request, reply) => {
        const { pathname, searchParams } = opened(request);
        const lastEventId = request.headers['last-event-id'];
        if (isOver(name, searchParams, lastEventId))
            return reply.code(204).send();

        const body = Readable.from(frames(name, searchParams, lastEventId), { objectMode: false });
        reply.raw.on('close', () => {
            if (!reply.raw.writableFinished)
                sayClosed(pathname);
        });
        return reply.headers(headers).send(body);
    };
}

function writeRaw(name) {
    return async (request, reply) => {
        const { pathname, searchParams } = opened(request);
        reply.hijack();
        reply.raw.writeHead(200, headers);
        reply.raw.on('close', () => {
            if (!reply.raw.writableFinished)
                sayClosed(pathname);
        });
        for await (const frame of frames(name, searchParams)) {
            if (reply.raw.destroyed)
                return;
            reply.raw.write(frame);
        }
        reply.raw.end();
    };
}

const body = { type: 'object', required: ['run'], properties: { run: { type: 'string' } } };

function needToken(request, reply, done) {
    if (request.headers.authorization !== `Bearer ${token}`)
        reply.code(401).header('WWW-Authenticate', 'Bearer').send({ error: 'Unauthorized' });
    done();
}

for (const name of posted)
    app.post(`/api/${name}`, { schema: { body } }, writeRaw(name));
for (const name of gotten)
    app.get(`/api/${name}`, name === 'secure' ? { onRequest: needToken } : {}, sendStream(name));

await app.listen({ host: '127.0.0.1', port: 0 });
sayPort(app.server.address().port);
