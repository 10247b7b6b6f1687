// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "ui/look/tone.h"

#include <optional>

namespace runwatch {

// What a progress bar shows, before anybody draws it.
struct Bar
{
    enum class Fill : quint8 {
        Plain,
        Hatched, // stalled: where it stands, but nothing moves
        Cut, // ended early: the rest is not going to come
    };

    std::optional<double> filled; // 0 to 1; unknown is drawn as stripes while `isBusy`
    double failedShare = 0; // 0 to 1, of what is filled
    Tone tone = Tone::Running;
    Fill fill = Fill::Plain;
    bool isBusy = false;

    friend bool operator==(const Bar &, const Bar &) = default;
};

[[nodiscard]] Bar barOf(const Job &job);
[[nodiscard]] Bar barOf(const Phase &phase);

} // namespace runwatch
