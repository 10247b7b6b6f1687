// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/stream/streamrecord.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

using Lines = QList<QByteArray>;

Q_DECLARE_METATYPE(Lines)

class tst_EventStreamParser : public QObject
{
    Q_OBJECT

private slots:
    void readsTheStream_data();
    void readsTheStream();
};

void tst_EventStreamParser::readsTheStream_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<Lines>("expected");
    QTest::newRow("one") << "data: x\n\n"_ba << Lines {"event message|x|"_ba};
}

void tst_EventStreamParser::readsTheStream()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const Lines, expected);
    StreamRecord record;
    EventStreamParser parser;
    parser.feed(stream, record);
    QCOMPARE(record.lines, expected);
}

QTEST_APPLESS_MAIN(tst_EventStreamParser)
#include "tst_eventstreamparser.moc"
