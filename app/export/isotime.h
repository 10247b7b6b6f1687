// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace runwatch {

// Writes times as ISO 8601 in UTC, "2026-01-17T12:00:00.120Z". Neighbouring lines mostly share their
// second, so it remembers the last one.
class IsoTime final
{
public:
    void append(qint64 msSinceEpoch, QByteArray &out);

private:
    qint64 m_second = -1;
    QByteArray m_text; // up to the full stop
};

} // namespace runwatch
