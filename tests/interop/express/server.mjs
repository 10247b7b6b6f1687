// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0

// Express: res.write(), one event after the other, and keep-alive comments.
import express from 'express';

import { frames, gotten, headers, isOver, posted, sayClosed, sayPort, token } from '../shapes.mjs';

const app = express();
app.use(express.json());

function watch(name) {
    return async (req, res) => {
        const search = new URLSearchParams(req.query);
        const lastEventId = req.get('Last-Event-ID');
        if (isOver(name, search, lastEventId))
            return res.status(204).end();

        res.writeHead(200, { ...headers, Connection: 'keep-alive' });
        res.flushHeaders();
        const keepAlive = setInterval(() => res.write(': keep-alive\n\n'), 30);
        res.on('close', () => {
            clearInterval(keepAlive);
            if (!res.writableEnded)
                sayClosed(req.path);
        });
        for await (const frame of frames(name, search, lastEventId)) {
            if (res.destroyed)
                return;
            res.write(frame);
        }
        res.end();
    };
}

function needRun(req, res, next) {
    if (req.body?.run)
        return next();
    res.status(400).json({ error: 'The body must say which run to start.' });
}

function needToken(req, res, next) {
    if (req.get('Authorization') === `Bearer ${token}`)
        return next();
    res.set('WWW-Authenticate', 'Bearer').status(401).json({ error: 'Unauthorized' });
}

app.use('/api/secure', needToken);
for (const name of posted)
    app.post(`/api/${name}`, needRun, watch(name));
for (const name of gotten)
    app.get(`/api/${name}`, watch(name));

const server = app.listen(0, '127.0.0.1', () => sayPort(server.address().port));
