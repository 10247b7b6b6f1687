// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/curltext.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class TestCurlText final : public QObject
{
    Q_OBJECT

private slots:
    void asksAsWeDo()
    {
        StreamRequest request;
        request.url = QUrl(u"https://host/a?b=c"_s);
        QCOMPARE(curlText(request), u"curl -N -H 'Accept: text/event-stream' 'https://host/a?b=c'"_s);
    }

    void masksEverySecret()
    {
        StreamRequest request;
        request.url = QUrl(u"https://host/a?token=s3cret&x=1"_s);
        request.method = "POST";
        request.body = R"({"password":"s3cret"})";
        request.token = "s3cret";
        request.headers = {{"X-Api-Key", "s3cret"}, {"Cookie", "sid=s3cret"}, {"X-Tenant", "it's me"}};
        const QString text = curlText(request);
        QVERIFY2(!text.contains(u"s3cret"), qPrintable(text));
        QVERIFY2(text.contains(u"-H 'Authorization: Bearer ***'"), qPrintable(text));
        QVERIFY2(text.contains(u"-H 'X-Tenant: it'\\''s me'"), qPrintable(text));
        QVERIFY2(text.contains(u"--data-binary @body"), qPrintable(text));
        QVERIFY2(text.contains(u"-H 'Content-Type: application/json'"), qPrintable(text));
    }

    void namesTheFilesOfTrust()
    {
        StreamRequest request;
        request.url = QUrl(u"https://host/"_s);
        request.certificateAuthorityFile = u"/ca.pem"_s;
        request.clientCertificateFile = u"/me.pem"_s;
        request.clientKeyFile = u"/me.key"_s;
        QVERIFY(curlText(request).contains(u"--cacert '/ca.pem' --cert '/me.pem' --key '/me.key'"));
    }
};

QTEST_GUILESS_MAIN(TestCurlText)
#include "tst_curltext.moc"
