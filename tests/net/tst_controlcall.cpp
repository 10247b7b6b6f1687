// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/controlcall.h"
#include "tests/net/watchedsource.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Kind = StreamEnd::Kind;

class TestControlCall final : public QObject
{
    Q_OBJECT

private slots:
    void sendsWhatTheTemplateSays()
    {
        ScriptedServer server;
        server.serve("/jobs/a%2Fb%22%20c", ServerScript::answer("204 Gone"));
        StreamRequest stream = postRequest(server.url(u"/events"_s), "stream's body");
        stream.token = "t0ken";
        stream.headers = {{"X-Tenant", "me"}, {"Accept", "text/event-stream"}};
        ControlCall call(stream, {"DELETE", u"/jobs/{job}"_s, "{\"id\":\"{job}\"}"}, u"a/b\" c"_s, 5'000);
        int status = 0;
        connect(&call, &ControlCall::confirmed, this, [&status](int confirmed) { status = confirmed; });
        call.send();
        QTRY_COMPARE(status, 204);
        QCOMPARE(server.requests().size(), 1);
        const RecordedRequest &request = server.requests().first();
        QCOMPARE(request.method, "DELETE");
        QCOMPARE(request.body, "{\"id\":\"a/b\\\" c\"}");
        QCOMPARE(request.header("Authorization"), "Bearer t0ken");
        QCOMPARE(request.header("X-Tenant"), "me");
        QCOMPARE(request.header("Content-Type"), "application/json");
        QCOMPARE(request.header("Accept"), "application/json, */*");
    }

    void sendsItsOwnHeadersInThePlaceOfTheStreams()
    {
        ScriptedServer server;
        server.serve("/cancel", ServerScript::answer("204 Gone"));
        StreamRequest stream = getRequest(server.url());
        stream.token = "t0ken";
        stream.headers = {{"X-Tenant", "me"}, {"X-Kept", "yes"}};
        ControlRequest request{"POST", u"/cancel"_s, "a=b"};
        request.headers = {{"x-tenant", "you"}, {"content-type", "text/plain"}, {"Authorization", "Key k"}, {"Accept", "*/*"}};
        ControlCall call(stream, request, {}, 5'000);
        int status = 0;
        connect(&call, &ControlCall::confirmed, this, [&status](int confirmed) { status = confirmed; });
        call.send();
        QTRY_COMPARE(status, 204);
        const RecordedRequest &sent = server.requests().first();
        QCOMPARE(sent.header("X-Tenant"), "you");
        QCOMPARE(sent.header("X-Kept"), "yes");
        QCOMPARE(sent.header("Content-Type"), "text/plain");
        QCOMPARE(sent.header("Authorization"), "Key k");
        QCOMPARE(sent.header("Accept"), "*/*");
    }

    void tellsWhyNot_data()
    {
        QTest::addColumn<ServerScript>("script");
        QTest::addColumn<StreamEnd>("end");
        QTest::newRow("409") << ServerScript::answer("409 Late") << StreamEnd{Kind::HttpStatus, 409, {}};
        QTest::newRow("401") << ServerScript::answer("401 Who") << StreamEnd{Kind::HttpStatus, 401, {}};
        QTest::newRow("a redirect") << ServerScript::redirect(307, "/elsewhere") << StreamEnd{Kind::HttpStatus, 307, {}};
        QTest::newRow("an endless 500") << ServerScript().send("HTTP/1.1 500 No\r\n\r\n").sendForever("no ")
                                        << StreamEnd{Kind::HttpStatus, 500, {}};
        QTest::newRow("FIN") << ServerScript().cut() << StreamEnd{Kind::LostBeforeAnswer, 0, {}};
        QTest::newRow("RST") << ServerScript().reset() << StreamEnd{Kind::LostBeforeAnswer, 0, {}};
        QTest::newRow("garbage") << ServerScript().send("\x01\x02 SSH\r\n\r\n").cut()
                                 << StreamEnd{Kind::LostBeforeAnswer, 0, {}};
        QTest::newRow("nothing") << ServerScript() << StreamEnd{Kind::NoAnswer, 0, {}};
    }

    void tellsWhyNot()
    {
        QFETCH(const ServerScript, script);
        QFETCH(const StreamEnd, end);
        ScriptedServer server;
        server.serve("/cancel", script);
        ControlCall call(getRequest(server.url()), {"POST", u"cancel"_s, {}}, {}, 300);
        QList<StreamEnd> ends;
        connect(&call, &ControlCall::refused, this, [&ends](const StreamEnd &refusal) { ends << refusal; });
        call.send();
        QTRY_COMPARE(ends, QList<StreamEnd>{end});
        QCOMPARE(server.requestCount("/cancel"), 1); // never twice
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void takesTheTokenToNoOtherOrigin()
    {
        ScriptedServer server;
        ScriptedServer other;
        StreamRequest stream = getRequest(server.url());
        stream.token = "t0ken";
        ControlCall call(stream, {"POST", other.url(u"/steal"_s).toString(), {}}, {}, 5'000);
        QList<StreamEnd> ends;
        connect(&call, &ControlCall::refused, this, [&ends](const StreamEnd &end) { ends << end; });
        call.send();
        QTRY_COMPARE(ends.size(), 1);
        QCOMPARE(ends.first().kind, Kind::RedirectRefused);
        QCOMPARE(other.requests().size(), 0);
    }

    void needsAKeyWhereTheTemplateHasAPlaceForIt()
    {
        QVERIFY(!ControlCall::isComplete({"POST", u"/j/{job}"_s, {}}, {}));
        QVERIFY(!ControlCall::isComplete({"POST", u"/j"_s, "\"{job}\""}, {}));
        QVERIFY(ControlCall::isComplete({"POST", u"/j/{job}"_s, {}}, u"7"_s));
        QVERIFY(ControlCall::isComplete({"POST", u"/j"_s, {}}, {}));
    }
};

QTEST_GUILESS_MAIN(TestControlCall)
#include "tst_controlcall.moc"
