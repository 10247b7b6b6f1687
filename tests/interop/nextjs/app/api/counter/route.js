// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
import { eventStream } from '../../../lib/eventstream.js';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

export const GET = (request) => eventStream(request, 'counter');
