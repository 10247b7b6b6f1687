// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/httprequest.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_HttpRequest final : public QObject
{
    Q_OBJECT

private slots:
    void readsRequestWithBody();
    void waitsForTheRest();
    void refuses_data();
    void refuses();
};

void tst_HttpRequest::readsRequestWithBody()
{
    const auto read = readHttpRequest("POST /api/logs?night=1 HTTP/1.1\r\nHost: a\r\nX-Thing:  b c \r\n"
                                      "Content-Length: 2\r\n\r\n{}more");
    const auto *request = std::get_if<HttpRequest>(&read);
    QVERIFY(request);
    QCOMPARE(request->method, "POST"_ba);
    QCOMPARE(request->path, "/api/logs"_ba);
    QCOMPARE(request->header("x-thing"), "b c"_ba);
    QCOMPARE(request->header("x-other"), QByteArray());
    QCOMPARE(request->body, "{}"_ba);
}

void tst_HttpRequest::waitsForTheRest()
{
    const QByteArray whole = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody";
    for (qsizetype cut = 0; cut < whole.size(); ++cut) {
        const auto read = readHttpRequest(QByteArrayView(whole).first(cut));
        QVERIFY2(std::holds_alternative<std::monostate>(read), qPrintable(u"cut at byte %1"_s.arg(cut)));
    }
    QVERIFY(std::holds_alternative<HttpRequest>(readHttpRequest(whole)));
}

void tst_HttpRequest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");

    const auto row = [](const char *name, const QByteArray &bytes, HttpStatus status) {
        QTest::newRow(name) << bytes << int(status);
    };
    const QByteArray head = "GET / HTTP/1.1\r\nHost: a\r\n";
    row("no version", "GET /\r\nHost: a\r\n\r\n", HttpStatus::BadRequest);
    row("not HTTP", "GET / FTP/1.1\r\nHost: a\r\n\r\n", HttpStatus::BadRequest);
    row("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", HttpStatus::BadRequest);
    row("odd method", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", HttpStatus::BadRequest);
    row("no slash", "GET x HTTP/1.1\r\nHost: a\r\n\r\n", HttpStatus::BadRequest);
    row("control character", "GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n", HttpStatus::BadRequest);
    row("no host", "GET / HTTP/1.1\r\n\r\n", HttpStatus::BadRequest);
    row("two hosts", head + "Host: b\r\n\r\n", HttpStatus::BadRequest);
    row("no colon", head + "nonsense\r\n\r\n", HttpStatus::BadRequest);
    row("space before colon", head + "X : y\r\n\r\n", HttpStatus::BadRequest);
    row("folded header", head + "X: y\r\n z\r\n\r\n", HttpStatus::BadRequest);
    row("bare line feed", head + "X: y\nZ: z\r\n\r\n", HttpStatus::BadRequest);
    row("length not a number", head + "Content-Length: +1\r\n\r\n", HttpStatus::BadRequest);
    row("two lengths", head + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n", HttpStatus::BadRequest);
    row("old version", "GET / HTTP/1.0\r\nHost: a\r\n\r\n", HttpStatus::VersionNotSupported);
    row("chunked", head + "Transfer-Encoding: chunked\r\n\r\n", HttpStatus::LengthRequired);
    row("long body", head + "Content-Length: 65537\r\n\r\n", HttpStatus::ContentTooLarge);
    row("absurd body", head + "Content-Length: 99999999999999999999\r\n\r\n", HttpStatus::ContentTooLarge);
    row("endless head", head + "X: " + QByteArray(20'000, 'y'), HttpStatus::HeaderFieldsTooLarge);
    row("long head", head + "X: " + QByteArray(20'000, 'y') + "\r\n\r\n", HttpStatus::HeaderFieldsTooLarge);
}

void tst_HttpRequest::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);

    const auto read = readHttpRequest(bytes);
    const auto *refusal = std::get_if<HttpStatus>(&read);
    QVERIFY(refusal);
    QCOMPARE(int(*refusal), status);
    QVERIFY(!reasonPhrase(*refusal).isEmpty());
}

QTEST_APPLESS_MAIN(tst_HttpRequest)
#include "tst_httprequest.moc"
