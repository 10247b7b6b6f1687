// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/warnings.h"
#include "tst_openstreamdialog.moc"
#include "ui/open/inlineerror.h"
#include "ui/open/openstreamdialog.h"
