// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/pathpattern.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

QString matchText(const QString &pattern, const QString &url)
{
    const auto variables = PathPattern::of(pattern)->match(QUrl(url));
    if (!variables)
        return u"no"_s;
    QStringList values;
    for (auto it = variables->begin(); it != variables->end(); ++it)
        values << it.key() + u'=' + it.value().toString();
    return u"yes "_s + values.join(u' ');
}

} // namespace

class TestPathPattern final : public QObject
{
    Q_OBJECT

private slots:
    void fitsWholePaths()
    {
        QCOMPARE(matchText(u"/api/{id}/follow"_s, u"https://h/api/7/follow?x=y"_s), u"yes id=7"_s);
        QCOMPARE(matchText(u"/api/{id}/follow"_s, u"https://h/api/a%2Fb%20c/follow"_s), u"yes id=a/b c"_s);
        QCOMPARE(matchText(u"/api/{id}/follow"_s, u"https://h/api/a/b/follow"_s), u"no"_s);
        QCOMPARE(matchText(u"/api/{id}/follow"_s, u"https://h/api//follow"_s), u"no"_s);
        QCOMPARE(matchText(u"/api/{id}"_s, u"https://h/api/7/"_s), u"no"_s);
        QCOMPARE(matchText(u"/{ns}/{id}.json"_s, u"https://h/n/7.json"_s), u"yes id=7 ns=n"_s);
        QCOMPARE(matchText(u"/a.b"_s, u"https://h/axb"_s), u"no"_s);
        QCOMPARE(matchText(u"/sse/**"_s, u"https://h/sse/listen/builds/*/*"_s), u"yes "_s);
        QCOMPARE(matchText(u"/sse/**"_s, u"https://h/ssex"_s), u"no"_s);
        QCOMPARE(matchText(u"/stré/{x}"_s, u"https://h/str%C3%A9/%C3%A9"_s), u"yes x=é"_s);
    }

    void knowsWhatIsNoPattern()
    {
        for (const QString &text : {u""_s, u"a"_s, u"/{a"_s, u"/{a b}"_s, u"/{}"_s})
            QVERIFY2(!PathPattern::of(text), qPrintable(text));
    }

    void standsForTheSourceWhereThereIsNoSignature()
    {
        Profile profile;
        profile.source.request.url = u"{base}/api/{id}/log?follow={x}"_s;
        QCOMPARE(matchPath(profile, QUrl(u"https://h/api/7/log"_s)), std::optional(Variables{{u"id"_s, u"7"_s}}));
        profile.signature.path = u"/other"_s;
        QVERIFY(!matchPath(profile, QUrl(u"https://h/api/7/log"_s)));
        QCOMPARE(matchPath(Profile(), QUrl(u"https://h/"_s)), std::optional(Variables())); // it says nothing of the path
    }
};

QTEST_APPLESS_MAIN(TestPathPattern)
#include "tst_pathpattern.moc"
