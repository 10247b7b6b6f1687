// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/streamstatus.h"

#include <QList>
#include <QString>

namespace runwatch {

// Something about a stream that an operator, or whoever runs the server, should know.
struct Finding
{
    enum class Kind : quint8 {
        NoAnswer, // value: ms since the request was sent
        NoEvent, // value: ms since the stream was opened
        NoBytes, // value: ms
        NoLine, // bytes and no complete line; value: ms
        Buffered, // events came late, in one burst; value: ms between the first and the last of them
        HeadHeldBack, // value: ms from the request to the answer
        Compressed, // detail: the content coding
        WrongContentType, // detail: what it was
        Redirected, // detail: the URL in its shown form
        RedirectRefused, // detail: the origin
        RegularCutOffs, // value: ms that a connection lasts, about
        NoKeepAlive, // value: ms that the connection has been silent, or was open without a comment
        NoIds,
        IdsRepeat,
        OddRetry, // value: ms, as the server asked
        NothingUnderstood, // value: events
        NotTrusted, // the server's certificate
        TokenWanted, // value: HTTP status
    };

    Kind kind = Kind::NoAnswer;
    qint64 value = 0;
    QString detail;

    friend bool operator==(const Finding &, const Finding &) = default;
};

// What is wrong with a stream, or soon will be, the most urgent first. `now` is ms since 1970 UTC.
[[nodiscard]] QList<Finding> diagnosis(const StreamStatus &stream, qint64 now);

// How long the connections that the other side ended have lasted, in ms, when at least three of
// them lasted about as long; else 0.
[[nodiscard]] qint64 regularCutOff(const QList<PastConnection> &past);

// What the answer said of that header; empty when nothing.
[[nodiscard]] QByteArray responseHeader(const StreamStatus &stream, QByteArrayView name);

// With what is under way now.
[[nodiscard]] Coverage coverageNow(const StreamStatus &stream, qint64 now);

} // namespace runwatch
