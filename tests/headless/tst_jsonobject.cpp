// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/headless/jsonobject.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace runwatch;

class TestJsonObject final : public QObject
{
    Q_OBJECT

private slots:
    void membersStayInTheirOrder()
    {
        const QByteArray json = JsonObject().add("z", qint64(1)).add("a", QStringLiteral("b")).addRaw("m", "null").toJson();
        QCOMPARE(json, QByteArray(R"({"z":1,"a":"b","m":null})"));
    }

    void anyTextComesBackAsItWas_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("quotes") << QByteArray("say \"hi\" \\ bye");
        QTest::newRow("controls") << QByteArray("a\x01\x1b[31m\r\n\t\x7f" "b");
        QTest::newRow("NUL") << QByteArray("a\0b", 3);
        QTest::newRow("C1") << QByteArray("a\xc2\x9b" "31mb");
        QTest::newRow("bidi") << QByteArray("safe\xe2\x80\xae" "evil\xe2\x81\xa9");
        QTest::newRow("line separator") << QByteArray("a\xe2\x80\xa8" "b");
        QTest::newRow("emoji") << QByteArray("\xf0\x9f\x9a\x80 \xc3\xa4");
        QTest::newRow("empty") << QByteArray();
    }

    void anyTextComesBackAsItWas()
    {
        QFETCH(const QByteArray, text);
        const QByteArray json = JsonObject().addUtf8("t", text).toJson();
        QJsonParseError error;
        const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(object.value(QLatin1StringView("t")).toString(), QString::fromUtf8(text));
    }

    void nothingThatCommandsATerminalIsPrinted()
    {
        const QByteArray json = toJsonString("\x1b]0;x\x07\xc2\x9b" "2J\x7f\xe2\x80\xae");
        for (const char character : json)
            QVERIFY(uchar(character) >= 0x20 && character != 0x7f);
        QVERIFY(!json.contains("\xc2\x9b"));
        QVERIFY(!json.contains("\xe2\x80\xae"));
    }

    void invalidUtf8IsReplaced()
    {
        QCOMPARE(toJsonString("a\xff" "b"), QByteArray("\"a\xef\xbf\xbd" "b\""));
    }

    void numbersArePlain_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("whole") << 31.0 << QByteArray("31");
        QTest::newRow("binary fraction") << 0.29 * 100 << QByteArray("29");
        QTest::newRow("a third") << 100.0 / 3 << QByteArray("33.33");
        QTest::newRow("hundred") << 100.0 << QByteArray("100");
        QTest::newRow("zero") << 0.0 << QByteArray("0");
    }

    void numbersArePlain()
    {
        QFETCH(const double, number);
        QFETCH(const QByteArray, json);
        QCOMPARE(JsonObject().add("n", std::optional(number)).toJson(), "{\"n\":" + json + "}");
    }

    void theUnknownIsNull()
    {
        QCOMPARE(JsonObject().add("n", std::optional<double>()).toJson(), QByteArray("{\"n\":null}"));
    }
};

QTEST_GUILESS_MAIN(TestJsonObject)
#include "tst_jsonobject.moc"
