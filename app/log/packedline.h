// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/logline.h"

#include <array>
#include <optional>

namespace runwatch {

// What the log store keeps of a line beside its text. Nearly every line fits six
// bytes: a server's text of one of the first 16 384 jobs, its times close to those
// of an earlier line. Any other is wide, and a WideLine stands before its text.
struct PackedLine
{
    std::array<uchar, 6> bytes;

    [[nodiscard]] bool isWide() const { return bytes[0] & 1; }
};

// The same in full. Nothing is lost either way.
struct WideLine
{
    qint64 serverTime = 0;
    qint64 arrivalTime = 0;
    quint32 jobIndex = 0;
    LogLevel level = LogLevel::Log;
    LogKind kind = LogKind::ServerText;
};

[[nodiscard]] WideLine toWide(const LogLine &line);
[[nodiscard]] PackedLine wideMark(); // says that a WideLine follows

// The line in six bytes, measured from `base`, when it fits.
[[nodiscard]] std::optional<PackedLine> pack(const LogLine &line, const WideLine &base);
[[nodiscard]] WideLine unpack(const PackedLine &packed, const WideLine &base);

} // namespace runwatch
