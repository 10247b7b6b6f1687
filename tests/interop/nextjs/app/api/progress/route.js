// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
import { frames, headers } from '../../../../shapes.mjs';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

// A ReadableStream whose start() does the work and sends as it goes.
export async function POST(request) {
    const { run } = await request.json();
    if (!run)
        return new Response(null, { status: 400 });

    const { searchParams } = new URL(request.url);
    const encoder = new TextEncoder();
    const body = new ReadableStream({
        async start(controller) {
            for await (const frame of frames('progress', searchParams))
                controller.enqueue(encoder.encode(frame));
            controller.close();
        },
    });
    return new Response(body, { headers });
}
