// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/run/watchedsession.h"

namespace runwatch {

namespace {

template <typename Take>
void forEachLine(const LogStore &store, Take take)
{
    const auto lines = store.lines(store.first(), qsizetype(store.end()));
    for (qsizetype i = 0; i < lines.size(); ++i)
        take(lines[i]);
}

QString valuesOf(const LogLine &line)
{
    return QString::fromUtf8(line.text).replace(QLatin1Char(LogMarkSeparator), u'|');
}

} // namespace

WatchedSession::WatchedSession(SessionOptions options)
    : session(std::move(options))
    , m_tester(&session.jobs())
{
}

SessionOptions WatchedSession::quickOptions()
{
    SessionOptions options;
    options.batchInterval = 0;
    options.eventSource.reconnectionTime = 1;
    options.lingerTime = 60'000;
    return options;
}

StreamRequest WatchedSession::get(const QString &path) const
{
    StreamRequest request;
    request.url = server.url(path);
    request.given = request.url.toString();
    return request;
}

StreamRequest WatchedSession::post(const QString &path) const
{
    StreamRequest request = get(path);
    request.method = "POST";
    request.body = "{}";
    return request;
}

const StreamStatus &WatchedSession::stream(RunId run)
{
    static const StreamStatus none;
    const StreamStatus *stream = session.jobs().stream(run);
    return stream ? *stream : none;
}

Job WatchedSession::job(RunId run, quint32 index)
{
    const Job *job = session.jobs().job({run, index});
    return job ? *job : Job();
}

QStringList WatchedSession::log(RunId run) const
{
    QStringList lines;
    forEachLine(static_cast<const LogStore &>(*session.log(run)), [&lines](const LogLine &line) {
        lines << (line.kind == LogKind::ServerText ? QString::fromUtf8(line.text)
                                                   : QString::number(int(line.kind)) + u'|' + valuesOf(line));
    });
    return lines;
}

QStringList WatchedSession::marks(RunId run, LogKind kind) const
{
    QStringList values;
    forEachLine(static_cast<const LogStore &>(*session.log(run)), [&values, kind](const LogLine &line) {
        if (line.kind == kind)
            values << valuesOf(line);
    });
    return values;
}

QStringList WatchedSession::serverLines(RunId run) const
{
    return marks(run, LogKind::ServerText);
}

} // namespace runwatch
