// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
import { startRun } from '../../../lib/eventstream.js';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

export const POST = (request) => startRun(request, 'logs');
