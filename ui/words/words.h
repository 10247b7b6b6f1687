// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// All the words for people, made from kinds and values. They need no window:
// the headless face uses them too.
#include "ui/words/doctorwords.h"
#include "ui/words/eventwords.h"
#include "ui/words/jobwords.h"
#include "ui/words/logwords.h"
#include "ui/words/progresswords.h"
#include "ui/words/requestwords.h"
#include "ui/words/streamwords.h"
#include "ui/words/timeleftwords.h"
#include "ui/words/timewords.h"
