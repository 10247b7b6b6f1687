// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/log/loglines.h"
#include "tests/ui/warnings.h"
#include "tst_errorpane.moc"
#include "ui/log/errorpane.h"
