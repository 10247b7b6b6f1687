// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/errorsignature.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace runwatch;

namespace {

QByteArray signatureOf(QByteArrayView text)
{
    QByteArray out;
    appendSignature(text, out);
    return out;
}

} // namespace

class tst_ErrorSignature : public QObject
{
    Q_OBJECT

private slots:
    void isTheSame_data();
    void isTheSame();
    void isAnother_data();
    void isAnother();
    void appendsToWhatIsThere();
    void readsTheFirstBytesAlone();
    void takesAnyBytes();
    void needsTimeThatGrowsWithTheBytesAlone();
};

void tst_ErrorSignature::isTheSame_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    const auto row = [](const char *name, const char *one, const char *other) {
        QTest::newRow(name) << QByteArray(one) << QByteArray(other);
    };
    row("the example", "Timeout after 31 ms on worker-04 (/data/part-17.csv)", "Timeout after 29 ms on worker-11 (/data/part-3.csv)");
    row("units", "timeout after 900 ms", "timeout after 2 s");
    row("units, joined", "timeout after 900ms", "timeout after 2m30s");
    row("micro", "took 31 \xc2\xb5s", "took 3 s");
    row("sizes", "out of memory: 3 MB", "out of memory: 2.5 GiB");
    row("signs", "offset -5 is bad", "offset 17 is bad");
    row("decimals", "load 0.5", "load 1e-7");
    row("thousands", "read 1,234,567 rows", "read 12 rows");
    row("addresses", "connect 10.0.0.1:8080 refused", "connect 192.168.17.4:443 refused");
    row("IPv6", "connect [fe80::abcd:1] refused", "connect [2001:db8::ff00:42:8329] refused");
    row("hardware", "link aa:bb:cc:dd:ee:ff down", "link 00:1b:44:11:3a:b7 down");
    row("UUIDs", "session 550e8400-e29b-41d4-a716-446655440000 lost", "session deadbeef-abcd-abcd-abcd-abcdefabcdef lost");
    row("hex", "fault at 0xdeadbeef", "fault at 0x7ffe01");
    row("long hex", "commit deadbeef is gone", "commit 3f786850e387550fdab836ed7e6dc881de23001b is gone");
    row("ids", "worker-07/req_8fA3 failed", "worker-12/req_b77 failed");
    row("ids of letters first", "request req_xyz9 failed", "request req_8fA3 failed");
    row("times", "2026-01-17T12:00:00.123Z disk full", "2025-12-03T01:02:03Z disk full");
    row("times apart", "2026-01-17 12:00:00,123 disk full", "2025-12-03 01:02:03,4 disk full");
    row("syslog", "Jan 17 12:00:00 host sshd[17]: closed", "Feb  3 02:10:00 host sshd[4711]: closed");
    row("mail", "at Sat, 17 Jan 2026 12:00:00 GMT", "at Mon, 2 Feb 2026 12:00:10 GMT");
    row("URLs", "GET https://a.example:8443/users/17/x?page=3 failed", "GET https://a.example:443/users/99/x?page=12 failed");
    row("letters before", "cannot read part17", "cannot read part3");
    row("quotes with digits", "no file 'report-17.csv'", "no file 'report-2.csv'");
    row("spaces", "  disk   full ", "disk full");
}

void tst_ErrorSignature::isTheSame()
{
    QFETCH(const QByteArray, one);
    QFETCH(const QByteArray, other);
    QCOMPARE(signatureOf(one), signatureOf(other));
}

void tst_ErrorSignature::isAnother_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    const auto row = [](const char *name, const char *one, const char *other) {
        QTest::newRow(name) << QByteArray(one) << QByteArray(other);
    };
    row("words", "disk full", "timeout");
    row("a word more", "disk full", "disk full again");
    row("quotes", "column \"name\" is missing", "column \"id\" is missing");
    row("files without digits", "cannot read /etc/hosts", "cannot read /etc/passwd");
    row("paths of a server", "GET /api/users failed", "GET /api/orders failed");
    row("HTTP", "HTTP 404", "HTTP 503");
    row("HTTP with its version", "HTTP/1.1 404 after 3 ms", "HTTP/1.1 503 after 3 ms");
    row("status", "status=404", "status=500");
    row("exit", "exit code 1", "exit code 137");
    row("Windows", "code 0x80070005", "code 0x80004005");
    row("number and none", "line 5 is bad", "line is bad");
    row("months are words", "it may fail", "it will fail");
    row("not only digits", "caf\xc3\xa9 closed", "cafe closed");
}

void tst_ErrorSignature::isAnother()
{
    QFETCH(const QByteArray, one);
    QFETCH(const QByteArray, other);
    QVERIFY2(signatureOf(one) != signatureOf(other), signatureOf(one).constData());
}

void tst_ErrorSignature::appendsToWhatIsThere()
{
    QByteArray out("17-");
    appendSignature("5 files", out);
    QCOMPARE(out, QByteArray("17-# files"));
    QCOMPARE(signatureOf("status 404 after 31 ms"), QByteArray("status 404 after #"));
    QVERIFY(signatureOf("").isEmpty());
}

void tst_ErrorSignature::readsTheFirstBytesAlone()
{
    const QByteArray begin = QByteArray("x ").repeated(SignatureBytes / 2);
    QCOMPARE(signatureOf(begin + "one"), signatureOf(begin + "two"));
}

void tst_ErrorSignature::takesAnyBytes()
{
    QRandomGenerator random(17);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray text(random.bounded(60), Qt::Uninitialized);
        for (char &c : text)
            c = round % 2 ? char(random.bounded(256)) : "0a:-f./_ 1Jan"[random.bounded(13)];
        QVERIFY(signatureOf(text).size() <= text.size() + 1); // a number with letters before may gain a '#'
        QVERIFY(!signatureOf(text).endsWith(' '));
    }
}

void tst_ErrorSignature::needsTimeThatGrowsWithTheBytesAlone()
{
    for (const char *piece : {"a", "1", ":", "a:", "a-", "1 ", "Jan ", "12345678-"}) {
        const QByteArray text = QByteArray(piece).repeated(SignatureBytes);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i)
            (void)signatureOf(text);
        QVERIFY2(timer.elapsed() < 1'000, piece); // 80 KiB: a millisecond or two
    }
}

QTEST_GUILESS_MAIN(tst_ErrorSignature)
#include "tst_errorsignature.moc"
