// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/diagnosis.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

using Kind = Finding::Kind;
constexpr qint64 Now = 1'800'000'000'000;

StreamStatus healthy()
{
    StreamStatus stream;
    stream.connection = StreamStatus::Connection::Open;
    stream.shownUrl = stream.finalUrl = u"https://host/e"_s;
    stream.openedAt = Now - 600'000;
    stream.firstEventAfter = 5;
    stream.lastByteAt = stream.lastLineAt = stream.lastEventAt = Now - 1'000;
    stream.headReceivedAfter = 84;
    stream.events = 40;
    stream.comments = 9;
    stream.keepAliveGap = 15'000;
    stream.idleLimit = 45'000;
    stream.sendsIds = true;
    stream.reconnectionTime = 3'000;
    return stream;
}

QList<PastConnection> lasting(const QList<int> &seconds, StreamEnd::Kind end = StreamEnd::Kind::ConnectionCut)
{
    QList<PastConnection> past;
    qint64 at = Now - 10'000'000;
    for (const int length : seconds) {
        past << PastConnection{at, at + length * 1'000, end};
        at += length * 1'000 + 2'000;
    }
    return past;
}

} // namespace

class TestDiagnosis final : public QObject
{
    Q_OBJECT

private slots:
    void aHealthyStreamHasNoFinding() { QCOMPARE(diagnosis(healthy(), Now), QList<Finding>()); }

    void everyAilmentIsFound_data()
    {
        using Change = void (*)(StreamStatus &);
        QTest::addColumn<Change>("change");
        QTest::addColumn<Finding>("finding");
        const auto row = [](const char *name, Change change, const Finding &finding) { QTest::newRow(name) << change << finding; };
        row("no answer", [](StreamStatus &s) { s.connection = StreamStatus::Connection::Connecting; s.sentAt = Now - 20'000; },
            {Kind::NoAnswer, 20'000, {}});
        row("no event", [](StreamStatus &s) { s.events = 0; s.firstEventAfter = -1; }, {Kind::NoEvent, 600'000, {}});
        row("no bytes", [](StreamStatus &s) { s.idleLimit = 0; s.lastByteAt = Now - 180'000; }, {Kind::NoBytes, 180'000, {}});
        row("no line", [](StreamStatus &s) { s.lastLineAt = Now - 130'000; }, {Kind::NoLine, 130'000, {}});
        row("buffered", [](StreamStatus &s) { s.burstSpan = 30'000; }, {Kind::Buffered, 30'000, {}});
        row("head held back", [](StreamStatus &s) { s.headReceivedAfter = 9'000; }, {Kind::HeadHeldBack, 9'000, {}});
        row("compressed", [](StreamStatus &s) { s.lastEnd = {StreamEnd::Kind::Compressed, 200, u"gzip"_s}; }, {Kind::Compressed, 0, u"gzip"_s});
        row("content coding", [](StreamStatus &s) { s.responseHeaders = {{"Content-Encoding", "br"}}; }, {Kind::Compressed, 0, u"br"_s});
        row("content type", [](StreamStatus &s) { s.lastEnd = {StreamEnd::Kind::WrongContentType, 200, u"text/html"_s}; },
            {Kind::WrongContentType, 0, u"text/html"_s});
        row("redirected", [](StreamStatus &s) { s.finalUrl = u"https://host/f"_s; }, {Kind::Redirected, 0, u"https://host/f"_s});
        row("redirect refused", [](StreamStatus &s) { s.lastEnd = {StreamEnd::Kind::RedirectRefused, 302, u"https://evil"_s}; },
            {Kind::RedirectRefused, 0, u"https://evil"_s});
        row("cut-offs", [](StreamStatus &s) { s.past = lasting({60, 60, 61}); }, {Kind::RegularCutOffs, 60'000, {}});
        row("no keep-alive", [](StreamStatus &s) { s.comments = 0; s.keepAliveGap = 0; s.lastByteAt = Now - 70'000; },
            {Kind::NoKeepAlive, 70'000, {}});
        row("no ids", [](StreamStatus &s) { s.sendsIds = false; }, {Kind::NoIds, 0, {}});
        row("ids repeat", [](StreamStatus &s) { s.repeatsIds = true; }, {Kind::IdsRepeat, 0, {}});
        row("retry at once", [](StreamStatus &s) { s.reconnectionTime = 0; }, {Kind::OddRetry, 0, {}});
        row("retry after an hour", [](StreamStatus &s) { s.reconnectionTime = 3'600'000; }, {Kind::OddRetry, 3'600'000, {}});
        row("nothing understood", [](StreamStatus &s) { s.unrecognised = s.events; }, {Kind::NothingUnderstood, 40, {}});
        row("not trusted", [](StreamStatus &s) { s.lastEnd = {StreamEnd::Kind::TlsFailed, 0, {}}; }, {Kind::NotTrusted, 0, {}});
        row("token", [](StreamStatus &s) { s.lastEnd = {StreamEnd::Kind::HttpStatus, 401, {}}; }, {Kind::TokenWanted, 401, {}});
    }

    void everyAilmentIsFound()
    {
        using Change = void (*)(StreamStatus &);
        QFETCH(const Change, change);
        QFETCH(const Finding, finding);
        StreamStatus stream = healthy();
        change(stream);
        QCOMPARE(diagnosis(stream, Now), QList<Finding>{finding});
    }

    void cutOffsAreRegularOnlyWhenTheyAre_data()
    {
        QTest::addColumn<QList<PastConnection>>("past");
        QTest::addColumn<qint64>("length");
        QTest::newRow("two") << lasting({60, 60}) << qint64(0);
        QTest::newRow("three") << lasting({60, 61, 60}) << qint64(60'000);
        QTest::newRow("one odd one") << lasting({60, 7, 60, 60}) << qint64(60'000);
        QTest::newRow("all different") << lasting({10, 200, 60, 30}) << qint64(0);
        QTest::newRow("clean ends") << lasting({300, 300, 301}, StreamEnd::Kind::EndOfStream) << qint64(300'000);
        QTest::newRow("our own") << lasting({60, 60, 60}, StreamEnd::Kind::Silent) << qint64(0);
        QTest::newRow("at once") << lasting({0, 0, 0}) << qint64(0);
    }

    void cutOffsAreRegularOnlyWhenTheyAre()
    {
        QFETCH(const QList<PastConnection>, past);
        QTEST(regularCutOff(past), "length");
    }

    void coverageCountsWhatIsUnderWay()
    {
        StreamStatus stream = healthy();
        stream.coverage = {1'000, 2'000, 500};
        QCOMPARE(coverageNow(stream, Now), (Coverage{601'000, 2'000, 500}));
        stream.connection = StreamStatus::Connection::Waiting;
        stream.disconnectedAt = Now - 3'000;
        QCOMPARE(coverageNow(stream, Now), (Coverage{1'000, 5'000, 500}));
    }
};

QTEST_GUILESS_MAIN(TestDiagnosis)
#include "tst_diagnosis.moc"
