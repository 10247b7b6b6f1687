// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/diagnosis.h"

#include "app/model/silence.h"

#include <algorithm>

namespace runwatch {

namespace {

using Kind = Finding::Kind;
using Connection = StreamStatus::Connection;

// In ms.
constexpr qint64 AnswerExpectedAfter = 5'000;
constexpr qint64 EventExpectedAfter = 30'000;
constexpr qint64 HeadExpectedAfter = 5'000;
constexpr qint64 KeepAliveExpectedAfter = 60'000;
constexpr qint64 BurstWorthTelling = 2'000;
constexpr qint64 LeastCutOff = 2'000;
constexpr qint64 ShortestRetry = 100;
constexpr qint64 LongestRetry = 300'000;

constexpr int LeastCutOffs = 3;
constexpr int EventsThatProve = 3; // that a server gives no ids

void findInTheWay(const StreamStatus &stream, qint64 now, QList<Finding> &findings)
{
    if (stream.connection == Connection::Connecting && stream.sentAt > 0 && now - stream.sentAt >= AnswerExpectedAfter)
        findings << Finding{Kind::NoAnswer, now - stream.sentAt, {}};
    if (stream.connection != Connection::Open)
        return;
    if (stream.firstEventAfter < 0 && now - stream.openedAt >= EventExpectedAfter)
        findings << Finding{Kind::NoEvent, now - stream.openedAt, {}};
    const Silence silence = silenceOf(stream, now);
    if (silence == Silence::NoBytes || silence == Silence::NoLine)
        findings << Finding{silence == Silence::NoBytes ? Kind::NoBytes : Kind::NoLine, silenceTime(stream, now), {}};
}

void findInTheEnd(const StreamStatus &stream, QList<Finding> &findings)
{
    switch (stream.lastEnd.kind) {
    case StreamEnd::Kind::TlsFailed:
        findings << Finding{Kind::NotTrusted, 0, {}};
        break;
    case StreamEnd::Kind::WrongContentType:
        findings << Finding{Kind::WrongContentType, 0, stream.lastEnd.detail};
        break;
    case StreamEnd::Kind::RedirectRefused:
        findings << Finding{Kind::RedirectRefused, 0, stream.lastEnd.detail};
        break;
    case StreamEnd::Kind::HttpStatus:
        if (stream.lastEnd.httpStatus == 401 || stream.lastEnd.httpStatus == 403)
            findings << Finding{Kind::TokenWanted, stream.lastEnd.httpStatus, {}};
        break;
    default:
        break;
    }
    const QByteArray coding = responseHeader(stream, "content-encoding");
    if (stream.lastEnd.kind == StreamEnd::Kind::Compressed)
        findings << Finding{Kind::Compressed, 0, stream.lastEnd.detail};
    else if (!coding.isEmpty() && coding.compare("identity", Qt::CaseInsensitive) != 0)
        findings << Finding{Kind::Compressed, 0, QString::fromLatin1(coding)};
}

void findInTheHead(const StreamStatus &stream, QList<Finding> &findings)
{
    if (stream.burstSpan >= BurstWorthTelling)
        findings << Finding{Kind::Buffered, stream.burstSpan, {}};
    if (stream.headReceivedAfter >= HeadExpectedAfter)
        findings << Finding{Kind::HeadHeldBack, stream.headReceivedAfter, {}};
    if (!stream.finalUrl.isEmpty() && stream.finalUrl != stream.shownUrl)
        findings << Finding{Kind::Redirected, 0, stream.finalUrl};
}

void findInTheEvents(const StreamStatus &stream, qint64 now, QList<Finding> &findings)
{
    const qint64 open = stream.connection == Connection::Open ? now - stream.openedAt : 0;
    if (stream.comments == 0 && stream.keepAliveGap == 0 && open >= KeepAliveExpectedAfter
        && now - stream.lastByteAt >= KeepAliveExpectedAfter)
        findings << Finding{Kind::NoKeepAlive, now - stream.lastByteAt, {}};
    if (!stream.sendsIds && stream.events >= EventsThatProve)
        findings << Finding{Kind::NoIds, 0, {}};
    if (stream.repeatsIds)
        findings << Finding{Kind::IdsRepeat, 0, {}};
    const qint64 retry = stream.reconnectionTime;
    if (retry >= 0 && (retry < ShortestRetry || retry > LongestRetry))
        findings << Finding{Kind::OddRetry, retry, {}};
    if (stream.events >= EventsThatProve && stream.unrecognised == stream.events)
        findings << Finding{Kind::NothingUnderstood, stream.events, {}};
}

} // namespace

QList<Finding> diagnosis(const StreamStatus &stream, qint64 now)
{
    QList<Finding> findings;
    findInTheWay(stream, now, findings);
    findInTheEnd(stream, findings);
    findInTheHead(stream, findings);
    if (const qint64 length = regularCutOff(stream.past); length > 0)
        findings << Finding{Kind::RegularCutOffs, length, {}};
    findInTheEvents(stream, now, findings);
    return findings;
}

qint64 regularCutOff(const QList<PastConnection> &past)
{
    QList<qint64> lengths;
    for (const PastConnection &connection : past) {
        const bool wasTheirs = connection.end == StreamEnd::Kind::EndOfStream || connection.end == StreamEnd::Kind::ConnectionCut;
        if (wasTheirs && connection.closedAt - connection.openedAt >= LeastCutOff)
            lengths << connection.closedAt - connection.openedAt;
    }
    if (lengths.size() < LeastCutOffs)
        return 0;
    std::ranges::sort(lengths);
    const qint64 middle = lengths.at(lengths.size() / 2);
    const qint64 tolerance = std::max<qint64>(1'000, middle / 20);
    const auto alike = std::ranges::count_if(lengths, [&](qint64 length) { return qAbs(length - middle) <= tolerance; });
    return alike >= LeastCutOffs && 2 * alike > lengths.size() ? middle : 0;
}

QByteArray responseHeader(const StreamStatus &stream, QByteArrayView name)
{
    for (const auto &[header, value] : stream.responseHeaders) {
        if (name.compare(header, Qt::CaseInsensitive) == 0)
            return value.trimmed();
    }
    return {};
}

Coverage coverageNow(const StreamStatus &stream, qint64 now)
{
    Coverage coverage = stream.coverage;
    if (stream.connection == Connection::Open)
        coverage.observed += std::max<qint64>(0, now - stream.openedAt);
    else if (stream.disconnectedAt > 0 && !stream.isOver)
        coverage.disconnected += std::max<qint64>(0, now - stream.disconnectedAt);
    return coverage;
}

} // namespace runwatch
