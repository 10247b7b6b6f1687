// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/compiledrules.h"
#include "app/decode/jobupdates.h"
#include "app/decode/rulememory.h"
#include "app/decode/valuereader.h"

namespace runwatch {

// Makes lines of a job's log of what a rule calls its text. A carriage return inside of a line
// stays: it is how a server draws its own progress.
void sayLog(const CompiledRule::Log &log, const ValueReader &values, int job, JobUpdates &jobs,
            RuleMemory &memory);

// The half lines of a job become lines.
void sayHalfLines(int job, JobUpdates &jobs, RuleMemory &memory);

} // namespace runwatch
