// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/warnings.h"
#include "tst_eventpane.moc"
#include "ui/log/eventpane.h"
