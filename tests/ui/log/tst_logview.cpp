// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/log/loglines.h"
#include "tests/ui/warnings.h"
#include "tst_logview.moc"
#include "ui/log/logview.h"
