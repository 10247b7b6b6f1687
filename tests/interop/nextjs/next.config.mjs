// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

// The packages and shapes.mjs lie one folder up.
export default { outputFileTracingRoot: dirname(dirname(fileURLToPath(import.meta.url))) };
