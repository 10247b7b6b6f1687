// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace runwatch {

// A request beside the stream, such as the one that cancels a job. It goes to the stream's
// own origin, with the stream's headers and token, on a manager of its own.
struct ControlRequest
{
    QByteArray method = "POST"; // POST, PUT, PATCH or DELETE
    QString url; // absolute, or relative to the stream's; {job} stands for the job's key
    QByteArray body; // {job} likewise, as JSON text; empty: none
    QList<std::pair<QByteArray, QByteArray>> headers = {}; // beside the stream's, in whose place they stand

    friend bool operator==(const ControlRequest &, const ControlRequest &) = default;
};

} // namespace runwatch
