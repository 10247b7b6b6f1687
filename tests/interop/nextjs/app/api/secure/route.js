// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
import { eventStream, mayRead } from '../../../lib/eventstream.js';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

export function GET(request) {
    if (!mayRead(request))
        return Response.json({ error: 'Unauthorized' }, { status: 401 });
    return eventStream(request, 'secure');
}
