// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/redirect.h"
#include "app/net/responsejudge.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Kind = StreamEnd::Kind;

class ResponseJudgeTest : public QObject
{
    Q_OBJECT

private slots:
    void takesEventStreamsAlone_data();
    void takesEventStreamsAlone();
    void followsRedirectsWithinTheOrigin_data();
    void followsRedirectsWithinTheOrigin();
    void givesUpAfterFiveRedirects();
};

void ResponseJudgeTest::takesEventStreamsAlone_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<Kind>("kind"); // None: taken
    QTest::addColumn<QString>("detail");

    const QByteArray stream = "text/event-stream";
    QTest::newRow("plain") << 200 << stream << QByteArray() << Kind::None << QString();
    QTest::newRow("parameters and case")
        << 200 << QByteArray("Text/Event-Stream ; charset=UTF-8") << QByteArray() << Kind::None << QString();
    QTest::newRow("identity") << 200 << stream << QByteArray("Identity") << Kind::None << QString();
    QTest::newRow("204") << 204 << QByteArray() << QByteArray() << Kind::NoContent << QString();
    QTest::newRow("201") << 201 << stream << QByteArray() << Kind::HttpStatus << QString();
    QTest::newRow("500") << 500 << stream << QByteArray() << Kind::HttpStatus << QString();
    QTest::newRow("304") << 304 << stream << QByteArray() << Kind::HttpStatus << QString();
    QTest::newRow("HTML") << 200 << QByteArray("text/HTML; charset=x") << QByteArray()
                          << Kind::WrongContentType << u"text/html"_s;
    QTest::newRow("no type") << 200 << QByteArray() << QByteArray() << Kind::WrongContentType << QString();
    QTest::newRow("nearly") << 200 << QByteArray("text/event-streams") << QByteArray()
                            << Kind::WrongContentType << u"text/event-streams"_s;
    QTest::newRow("endless type") << 200 << QByteArray(100'000, 'x') << QByteArray() << Kind::WrongContentType
                                  << QString(128, u'x');
    QTest::newRow("gzip") << 200 << stream << QByteArray("gzip") << Kind::Compressed << u"gzip"_s;
}

void ResponseJudgeTest::takesEventStreamsAlone()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, coding);
    QFETCH(const Kind, kind);
    QFETCH(const QString, detail);

    ResponseHead head;
    head.status = status;
    head.headers = {{"content-TYPE", type}, {"content-encoding", coding}};
    const std::optional<StreamEnd> refusal = judgeResponse(head);
    QCOMPARE(refusal.has_value(), kind != Kind::None);
    if (refusal)
        QCOMPARE(*refusal, (StreamEnd{kind, status, detail}));
}

void ResponseJudgeTest::followsRedirectsWithinTheOrigin_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QUrl>("target"); // empty: refused
    QTest::addColumn<QString>("origin");

    const QByteArray get = "GET";
    const QByteArray post = "POST";
    const QUrl next(u"https://h.example/next"_s);
    for (const int status : {301, 302, 303, 307, 308}) {
        const bool keepsMethod = status >= 307;
        QTest::addRow("GET %d", status) << get << status << QByteArray("/next") << next << QString();
        QTest::addRow("POST %d", status) << post << status << QByteArray("/next")
                                         << (keepsMethod ? next : QUrl()) << u"https://h.example"_s;
    }
    QTest::newRow("relative") << get << 302 << QByteArray("b?c=1#d") << QUrl(u"https://h.example/a/b?c=1"_s)
                              << QString();
    QTest::newRow("own port") << get << 302 << QByteArray("https://h.example:443/next")
                              << QUrl(u"https://h.example:443/next"_s) << QString();
    QTest::newRow("other host") << get << 302 << QByteArray("https://i.example/") << QUrl()
                                << u"https://i.example"_s;
    QTest::newRow("other port") << get << 302 << QByteArray("https://h.example:8443/") << QUrl()
                                << u"https://h.example:8443"_s;
    QTest::newRow("downgrade") << get << 302 << QByteArray("http://h.example/") << QUrl()
                               << u"http://h.example"_s;
    QTest::newRow("same host by //") << get << 307 << QByteArray("//i.example/x") << QUrl()
                                     << u"https://i.example"_s;
    QTest::newRow("file") << get << 302 << QByteArray("file:///etc/passwd") << QUrl() << u"file:"_s;
    QTest::newRow("user info") << get << 302 << QByteArray("https://me:pw@h.example/") << QUrl()
                               << u"https://h.example"_s;
    QTest::newRow("nowhere") << get << 302 << QByteArray() << QUrl() << u"https://h.example"_s;
}

void ResponseJudgeTest::followsRedirectsWithinTheOrigin()
{
    QFETCH(const QByteArray, method);
    QFETCH(const int, status);
    QFETCH(const QByteArray, location);
    QFETCH(const QUrl, target);
    QFETCH(const QString, origin);

    StreamRequest request;
    request.method = method;
    request.url = QUrl(u"https://h.example/a/x"_s);
    const ResponseHead head{status, request.url, {{"Location", location}}, 0};
    const auto found = redirectTarget(request, head, 0);
    if (const auto *url = std::get_if<QUrl>(&found))
        QCOMPARE(*url, target);
    else
        QCOMPARE(std::get<StreamEnd>(found), (StreamEnd{Kind::RedirectRefused, status, origin}));
    QCOMPARE(std::holds_alternative<QUrl>(found), !target.isEmpty());
}

void ResponseJudgeTest::givesUpAfterFiveRedirects()
{
    StreamRequest request;
    request.url = QUrl(u"http://h/"_s);
    const ResponseHead head{302, request.url, {{"Location", "/"}}, 0};
    QVERIFY(std::holds_alternative<QUrl>(redirectTarget(request, head, mostRedirects - 1)));
    QCOMPARE(std::get<StreamEnd>(redirectTarget(request, head, mostRedirects)).kind, Kind::TooManyRedirects);
}

QTEST_GUILESS_MAIN(ResponseJudgeTest)
#include "tst_responsejudge.moc"
