// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/shownurl.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class ShownUrlTest : public QObject
{
    Q_OBJECT

private slots:
    void masksSecretsAndNothingElse_data();
    void masksSecretsAndNothingElse();
    void leavesOutUserInfoAndFragment();
    void namesTheOrigin_data();
    void namesTheOrigin();
};

void ShownUrlTest::masksSecretsAndNothingElse_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("shown");

    QTest::newRow("no query") << u"http://h/token=1"_s << u"http://h/token=1"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("token") << u"http://h/p?token=abc"_s << u"http://h/p?token=***"_s;
    QTest::newRow("key") << u"http://h/p?key=abc&x=1"_s << u"http://h/p?key=***&x=1"_s;
    QTest::newRow("secret") << u"http://h/p?a=b&secret=abc"_s << u"http://h/p?a=b&secret=***"_s;
    QTest::newRow("password") << u"http://h/p?password=a%26b"_s << u"http://h/p?password=***"_s;
    QTest::newRow("signature") << u"http://h/p?signature=x=y=z"_s << u"http://h/p?signature=***"_s;
    QTest::newRow("part of a name") << u"?Access_Token=a&apiKey=b"_s << u"?Access_Token=***&apiKey=***"_s;
    QTest::newRow("encoded name") << u"http://h/?%74oken=a"_s << u"http://h/?%74oken=***"_s;
    QTest::newRow("no value") << u"http://h/?token&key="_s << u"http://h/?token&key="_s;
    QTest::newRow("value named token") << u"http://h/?a=token"_s << u"http://h/?a=token"_s;
    QTest::newRow("question mark in it") << u"http://h/?token=a?b&c=d"_s << u"http://h/?token=***&c=d"_s;
    QTest::newRow("semicolons") << u"http://h/?a=1;token=b;c"_s << u"http://h/?a=1;token=***"_s;
    QTest::newRow("fragment") << u"http://h/#x=1&access_token=a"_s << u"http://h/#x=1&access_token=***"_s;
    QTest::newRow("both") << u"http://h/?key=a#token=b"_s << u"http://h/?key=***#token=***"_s;
    QTest::newRow("user info") << u"http://me:pw@h:1/p?x=@"_s << u"http://***@h:1/p?x=@"_s;
    QTest::newRow("at in the path") << u"http://h/a@b"_s << u"http://h/a@b"_s;
    QTest::newRow("odd but kept") << u"HTTP://H:80/ä b//?q=%zz&&="_s << u"HTTP://H:80/ä b//?q=%zz&&="_s;
}

void ShownUrlTest::masksSecretsAndNothingElse()
{
    QFETCH(const QString, given);
    QTEST(maskSecrets(given), "shown");
}

void ShownUrlTest::leavesOutUserInfoAndFragment()
{
    const QUrl url(u"https://me:pw@h.example:444/p/q?token=abc&x=1#key=z"_s);
    QCOMPARE(shownUrl(url), u"https://h.example:444/p/q?token=***&x=1"_s);
}

void ShownUrlTest::namesTheOrigin_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QString>("origin");

    QTest::newRow("own port") << QUrl(u"http://h:80/p?q#f"_s) << u"http://h"_s;
    QTest::newRow("tls port") << QUrl(u"https://h:443/"_s) << u"https://h"_s;
    QTest::newRow("other port") << QUrl(u"https://h:80/"_s) << u"https://h:80"_s;
    QTest::newRow("case and user") << QUrl(u"HTTPS://me:pw@H.Example/"_s) << u"https://h.example"_s;
    QTest::newRow("IPv6") << QUrl(u"http://[::1]:8080/p"_s) << u"http://[::1]:8080"_s;
}

void ShownUrlTest::namesTheOrigin()
{
    QFETCH(const QUrl, url);
    QTEST(originOf(url), "origin");
}

QTEST_GUILESS_MAIN(ShownUrlTest)
#include "tst_shownurl.moc"
