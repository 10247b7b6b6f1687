// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/runwatchlink.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

using Kind = RequestError::Kind;

Q_DECLARE_METATYPE(Kind)

class tst_RunwatchLink : public QObject
{
    Q_OBJECT

private slots:
    void standsForHttps_data();
    void standsForHttps();
    void refuses_data();
    void refuses();
    void refusesWhatIsTooLong();
    void isNoOtherUrl_data();
    void isNoOtherUrl();
    void asksWithNothingButTheUrl();
};

void tst_RunwatchLink::standsForHttps_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QByteArray>("url");

    QTest::newRow("host alone") << u"runwatch://batch.example.org"_s << "https://batch.example.org"_ba;
    QTest::newRow("all of it") << u"runwatch://h.example:8443/a/b?c=d&e=f"_s << "https://h.example:8443/a/b?c=d&e=f"_ba;
    QTest::newRow("loopback too") << u"runwatch://localhost:3000/"_s << "https://localhost:3000/"_ba;
    QTest::newRow("upper case") << u"RunWatch://H.Example/A"_s << "https://h.example/A"_ba;
    QTest::newRow("IPv6") << u"runwatch://[::1]:80/"_s << "https://[::1]:80/"_ba;
    QTest::newRow("a fragment is dropped") << u"runwatch://h.example/a#token=x"_s << "https://h.example/a"_ba;
    QTest::newRow("blanks around it") << u" runwatch://h.example/ \n"_s << "https://h.example/"_ba;
    QTest::newRow("a name that looks like another")
        << u"runwatch://ex\u0430mple.org/\u202Ea"_s << "https://xn--exmple-4nf.org/%E2%80%AEa"_ba;
    QTest::newRow("an @ in the path") << u"runwatch://h.example/a@b"_s << "https://h.example/a@b"_ba;
}

void tst_RunwatchLink::standsForHttps()
{
    QFETCH(const QString, link);
    QVERIFY(isLink(link));
    const auto url = parseLink(link);
    QVERIFY(std::holds_alternative<QUrl>(url));
    QTEST(std::get<QUrl>(url).toEncoded(), "url");
    QVERIFY(isLinkTarget(std::get<QUrl>(url)));
}

void tst_RunwatchLink::refuses_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<Kind>("kind");

    QTest::newRow("a user") << u"runwatch://me@h.example/"_s << Kind::UrlHasUserInfo;
    QTest::newRow("a password") << u"runwatch://me:hunter2@h.example/"_s << Kind::UrlHasUserInfo;
    QTest::newRow("an empty user") << u"runwatch://@h.example/"_s << Kind::UrlHasUserInfo;
    QTest::newRow("no host") << u"runwatch:///etc/passwd"_s << Kind::UrlUnreadable;
    QTest::newRow("nothing") << u"runwatch://"_s << Kind::UrlUnreadable;
    QTest::newRow("a port that is none") << u"runwatch://h.example:port/"_s << Kind::UrlUnreadable;
    QTest::newRow("a host that is none") << u"runwatch://h%00.example/"_s << Kind::UrlUnreadable;
    QTest::newRow("no link") << u"https://h.example/"_s << Kind::UrlUnreadable;
}

void tst_RunwatchLink::refuses()
{
    QFETCH(const QString, link);
    const auto url = parseLink(link);
    QVERIFY(std::holds_alternative<RequestError>(url));
    QTEST(std::get<RequestError>(url).kind, "kind");
    QVERIFY(std::get<RequestError>(url).detail.isEmpty()); // it may hold a password
}

void tst_RunwatchLink::refusesWhatIsTooLong()
{
    const QString start = u"runwatch://h.example/"_s;
    const QString longest = start + QString(MaxLinkLength - start.size(), u'a');
    QVERIFY(std::holds_alternative<QUrl>(parseLink(longest)));
    QVERIFY(std::holds_alternative<RequestError>(parseLink(longest + u'a')));
}

void tst_RunwatchLink::isNoOtherUrl_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("https") << u"https://runwatch/"_s;
    QTest::newRow("a host of that name") << u"runwatch/api"_s;
    QTest::newRow("and a port") << u"runwatch:8080/api"_s;
    QTest::newRow("another scheme") << u"runwatch2://h.example/"_s;
}

void tst_RunwatchLink::isNoOtherUrl()
{
    QFETCH(const QString, text);
    QVERIFY(!isLink(text));
}

void tst_RunwatchLink::asksWithNothingButTheUrl()
{
    const QUrl url(u"https://h.example/a?b=c"_s);
    const StreamRequest request = requestOfLink(url);
    QCOMPARE(request.url, url);
    QCOMPARE(request.given, u"https://h.example/a?b=c"_s);
    QCOMPARE(request.method, "GET"_ba);
    QVERIFY(request.body.isEmpty());
    QVERIFY(request.headers.isEmpty());
    QVERIFY(request.token.isEmpty());
    QVERIFY(request.certificateAuthorityFile.isEmpty());
}

QTEST_APPLESS_MAIN(tst_RunwatchLink)
#include "tst_runwatchlink.moc"
