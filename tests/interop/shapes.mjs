// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0

// What the JavaScript servers say at each path. The words come from
// tests/data/interop, one line an event; shapes.py is the same for Python.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const posted = ['progress', 'phases', 'logs', 'batch', 'error', 'keyed', 'unfinished'];
export const gotten = ['events', 'counter', 'endless', 'secure'];
export const token = 'interop-secret';

export const headers = {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
};

function script(name) {
    const file = join(process.env.RUNWATCH_INTEROP_SHAPES, `${name}.jsonl`);
    return readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
}

function frame({ comment, event, id, retry, data }) {
    if (comment !== undefined)
        return `: ${comment}\n\n`;
    const lines = [];
    if (event !== undefined)
        lines.push(`event: ${event}`);
    if (id !== undefined)
        lines.push(`id: ${id}`);
    if (retry !== undefined)
        lines.push(`retry: ${retry}`);
    lines.push(`data: ${JSON.stringify(data)}`);
    return `${lines.join('\n')}\n\n`;
}

// Counts from where the reader left off. One connection carries `cut` events,
// as on a host that limits how long a response may take.
function* counter(search, lastEventId) {
    const first = lastEventId ? Number(lastEventId) + 1 : 0;
    const end = Number(search.get('to') ?? 12);
    const cut = Number(search.get('cut') ?? end);
    for (let count = first; count < Math.min(end, first + cut); ++count)
        yield { event: 'update', id: String(count), retry: 50, data: { count } };
}

function* endless() {
    yield* script('endless');
    for (let line = 1;; ++line)
        yield { data: { type: 'log', message: `Record ${line} written` } };
}

// True when a reader that comes back has already seen all there is: answer 204.
export function isOver(name, search, lastEventId) {
    return name === 'counter' && counter(search, lastEventId).next().done;
}

// The event stream of one path, a frame at a time, `?delay=` milliseconds apart.
export async function* frames(name, search, lastEventId) {
    const delay = Number(search.get('delay') ?? 5);
    const said = { counter, endless }[name] ?? (() => script(name));
    for (const line of said(search, lastEventId)) {
        yield frame(line);
        await pause(delay);
    }
}

// The tests wait for these lines.
export const sayPort = (port) => console.log(`PORT ${port}`);
export const sayClosed = (path) => console.log(`CLOSED ${path} ${Date.now()}`);
