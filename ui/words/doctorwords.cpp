// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/doctorwords.h"

#include "ui/words/timewords.h"

#include <QCoreApplication>

#include <cmath>

namespace runwatch {

namespace {

struct DoctorWords
{
    Q_DECLARE_TR_FUNCTIONS(DoctorWords)
};

// Who is known to cut after such a time.
QString suspects(qint64 milliseconds)
{
    switch (std::lround(double(milliseconds) / 5'000) * 5) {
    case 10:
    case 15:
    case 25:
        return DoctorWords::tr("The run time limit of a serverless function is the usual one.");
    case 30:
        return DoctorWords::tr("A server's or a gateway's time-out of 30 s is the usual one.");
    case 55:
        return DoctorWords::tr("Heroku's router is the usual one: it wants a byte every 55 s.");
    case 60:
        return DoctorWords::tr("The usual ones: proxy_read_timeout of nginx, the idle time-out of a load balancer, "
                               "or the run time limit of a function, for example at Vercel.");
    case 100:
        return DoctorWords::tr("Cloudflare is the usual one: it wants a byte every 100 s.");
    case 300:
        return DoctorWords::tr("The usual ones: the run time limit of a function, for example at Vercel, or a gateway's time-out.");
    default:
        return DoctorWords::tr("A time-out of the server, or of a proxy before it, is the usual cause.");
    }
}

} // namespace

FindingWords describe(const Finding &finding)
{
    const QString time = durationText(finding.value);
    switch (finding.kind) {
    case Finding::Kind::NoAnswer:
        return {DoctorWords::tr("The request is sent, and for %1 there is no answer.").arg(time),
                DoctorWords::tr("A server of event streams answers at once. It may be busy, or a proxy holds the answer back until there is enough of it: "
                                "switch buffering off there (nginx: proxy_buffering off, or X-Accel-Buffering: no).")};
    case Finding::Kind::NoEvent:
        return {DoctorWords::tr("The stream is open, and for %1 no event has come.").arg(time),
                DoctorWords::tr("Perhaps nothing happens. Else compare with the curl line below: what curl does not show either is held back by the server or by a proxy.")};
    case Finding::Kind::NoBytes:
        return {DoctorWords::tr("No byte has come for %1, not even a keep-alive.").arg(time),
                DoctorWords::tr("The connection may be dead. Runwatch never closes this stream by itself, since the run could be started twice: wait, or cancel.")};
    case Finding::Kind::NoLine:
        return {DoctorWords::tr("Bytes arrive, but for %1 no line of the stream has been complete.").arg(time),
                DoctorWords::tr("The server sends one very long line, or forgets the line ends.")};
    case Finding::Kind::Buffered:
        return {DoctorWords::tr("Events that lie %1 apart came in one burst.").arg(time),
                DoctorWords::tr("Something on the way collects them. Switch buffering off in the proxy (nginx: proxy_buffering off, or the server sends X-Accel-Buffering: no), "
                                "and let the server flush after each event.")};
    case Finding::Kind::HeadHeldBack:
        return {DoctorWords::tr("The answer began only %1 after the request.").arg(time),
                DoctorWords::tr("The server should send the head of its answer at once, and a proxy should not wait for more (nginx: proxy_buffering off).")};
    case Finding::Kind::Compressed:
        return {DoctorWords::tr("The answer is compressed (%1), which was not asked for.").arg(finding.detail),
                DoctorWords::tr("A compressor collects events before it sends them. Switch compression off for this path.")};
    case Finding::Kind::WrongContentType:
        return {finding.detail.isEmpty() ? DoctorWords::tr("The answer has no content type.")
                                         : DoctorWords::tr("The answer is %1, not text/event-stream.").arg(finding.detail),
                DoctorWords::tr("Check the path. A login page or an error page often stands behind such an answer.")};
    case Finding::Kind::Redirected:
        return {DoctorWords::tr("The server redirected the request to %1.").arg(finding.detail),
                DoctorWords::tr("Give that URL from the start: it saves a round trip at each reconnection.")};
    case Finding::Kind::RedirectRefused:
        return {DoctorWords::tr("The server redirects to another origin, %1.").arg(finding.detail),
                DoctorWords::tr("Runwatch does not take your token there. Open that URL yourself if you trust it.")};
    case Finding::Kind::RegularCutOffs:
        return {DoctorWords::tr("The connection is cut each time after about %1 s.").arg(std::lround(double(finding.value) / 1'000)),
                suspects(finding.value) + QLatin1Char(' ')
                    + DoctorWords::tr("Raise that limit, or send a keep-alive comment more often than that.")};
    case Finding::Kind::NoKeepAlive:
        return {DoctorWords::tr("No keep-alive has come, and for %1 nothing else.").arg(time),
                DoctorWords::tr("Without one a quiet server cannot be told from a dead one. Let the server send a comment line (\":\") every 15 s.")};
    case Finding::Kind::NoIds:
        return {DoctorWords::tr("The events have no ids."),
                DoctorWords::tr("What happens during a disconnection is lost. Let the server send an id with each event, and go on after Last-Event-ID.")};
    case Finding::Kind::IdsRepeat:
        return {DoctorWords::tr("The same id comes with different events."),
                DoctorWords::tr("Such an id is no place to go on from. Let the server give each event its own.")};
    case Finding::Kind::OddRetry:
        return {DoctorWords::tr("The server asks to reconnect after %1 ms.").arg(finding.value),
                finding.value < 1'000 ? DoctorWords::tr("So short a time loads the server when many reconnect. 1000 to 10000 is usual.")
                                      : DoctorWords::tr("So long a time leaves a gap after each drop. 1000 to 10000 is usual.")};
    case Finding::Kind::NothingUnderstood:
        return {DoctorWords::tr("None of the %n event(s) was understood.", nullptr, int(finding.value)),
                DoctorWords::tr("The tab Events shows them as they came. Runwatch reads JSON with progress, message, status, log and the like.")};
    case Finding::Kind::NotTrusted:
        return {DoctorWords::tr("The server's certificate is not trusted."),
                DoctorWords::tr("Look at it and trust it, or give the certificate authority that signed it.")};
    case Finding::Kind::TokenWanted:
        return {DoctorWords::tr("The server wants another token (HTTP %1).").arg(finding.value),
                DoctorWords::tr("Give it above the list; the same jobs go on.")};
    }
    return {};
}

QString coverageText(const Coverage &coverage)
{
    if (coverage.disconnected == 0)
        return DoctorWords::tr("Observed %1 without a gap").arg(durationText(coverage.observed));
    //: Three durations
    return DoctorWords::tr("Observed %1, disconnected %2; of that, %3 was told later")
        .arg(durationText(coverage.observed), durationText(coverage.disconnected), durationText(coverage.recovered));
}

} // namespace runwatch
