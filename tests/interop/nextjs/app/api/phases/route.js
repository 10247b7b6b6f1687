// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
import { frames, headers } from '../../../../shapes.mjs';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

async function writeEvents(writer, searchParams) {
    const encoder = new TextEncoder();
    for await (const frame of frames('phases', searchParams))
        await writer.write(encoder.encode(frame));
    await writer.close();
}

// A TransformStream: the answer goes out while the work writes into its other end.
export async function POST(request) {
    const { searchParams } = new URL(request.url);
    const { readable, writable } = new TransformStream();
    void writeEvents(writable.getWriter(), searchParams);
    return new Response(readable, { headers });
}
