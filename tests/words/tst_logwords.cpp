// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/englishplurals.h"
#include "ui/words/logwords.h"

#include <QCoreApplication>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

// What stands in the log where something happened to the connection.
class TestLogWords final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(QCoreApplication::installTranslator(&m_plurals)); }

    void aGapSaysWhenHowLongAndFromWhere_data()
    {
        QTest::addColumn<LogKind>("kind");
        QTest::addColumn<QByteArray>("values");
        QTest::addColumn<QString>("text");
        const QByteArray from = "43450000"; // 12:04:10
        const QByteArray to = "43462000";
        QTest::newRow("resumed") << LogKind::Resumed << QByteArray("1043|" + from + '|' + to)
                                 << u"Disconnected 12:04:10 to 12:04:22 (12 s), resumed after event 1043."_s;
        QTest::newRow("no ids") << LogKind::Resumed << QByteArray('|' + from + '|' + to)
                                << u"Disconnected 12:04:10 to 12:04:22 (12 s). Lines may be missing: the server gives no ids."_s;
        QTest::newRow("nothing lost") << LogKind::GapJudged << QByteArray("nothing|0|1044") << u"Nothing was lost."_s;
        QTest::newRow("one repeated") << LogKind::GapJudged << QByteArray("nothing|1|1044")
                                      << u"Nothing was lost. 1 repeated event left out."_s;
        QTest::newRow("more repeated") << LogKind::GapJudged << QByteArray("nothing|7|1044")
                                       << u"Nothing was lost. 7 repeated events left out."_s;
        QTest::newRow("perhaps lost") << LogKind::GapJudged << QByteArray("perhaps|0|1050")
                                      << u"Something may have been lost: the server went on with event 1050."_s;
        QTest::newRow("untold") << LogKind::GapJudged << QByteArray("untold|0|c3")
                                << u"The server went on with event c3. Its ids do not tell whether something was lost."_s;
        QTest::newRow("went back") << LogKind::ProgressWentBack << QByteArray("40|12|")
                                   << u"The server's progress went back from 40 % to 12 as sent; the bar stays where it was."_s;
        QTest::newRow("overshot") << LogKind::ProgressOvershot << QByteArray("12|10|upload")
                                  << u"The server's progress of phase upload was sent as 12, which is not between 0 and 10; it is drawn as if it were."_s;
        QTest::newRow("a percentage after all") << LogKind::ProgressUnitChanged << QByteArray("percent|3|")
                                                << u"The server's progress was sent as 3, so it counts from 0 to 100 and not from 0 to 1; the bar is drawn anew."_s;
        QTest::newRow("a fraction after all") << LogKind::ProgressUnitChanged << QByteArray("fraction|0.5|")
                                              << u"The server's progress was sent as 0.5, so it counts from 0 to 1 and not from 0 to 100; the bar is drawn anew."_s;
        QTest::newRow("disk full") << LogKind::SpoolFull << QByteArray("ENOSPC|4096")
                                   << u"The disk is full. Watching goes on; the oldest lines of all streams go first."_s;
        QTest::newRow("no folder") << LogKind::SpoolFull << QByteArray("EACCES|0")
                                   << u"Log lines cannot be kept on the disk (EACCES). Watching goes on; the oldest lines of all streams go first."_s;
        QTest::newRow("room again") << LogKind::SpoolHasRoom << QByteArray() << u"There is room for log lines on the disk again."_s;
        QTest::newRow("slept") << LogKind::MachineSlept << QByteArray(from + '|' + to)
                               << u"This machine slept from 12:04:10 to 12:04:22."_s;
    }

    void aGapSaysWhenHowLongAndFromWhere()
    {
        QFETCH(const LogKind, kind);
        QFETCH(QByteArray, values);
        QFETCH(const QString, text);
        LogLine line;
        line.kind = kind;
        values.replace('|', LogMarkSeparator);
        line.text = values;
        QCOMPARE(markText(line), text);
    }

    void everyStepOfACancellingIsTold_data()
    {
        QTest::addColumn<LogKind>("kind");
        QTest::addColumn<QByteArray>("values");
        QTest::addColumn<QString>("word");
        QTest::newRow("sent") << LogKind::CancelSent << QByteArray("DELETE|/jobs/7") << u"DELETE /jobs/7"_s;
        QTest::newRow("confirmed") << LogKind::CancelConfirmed << QByteArray("202") << u"HTTP 202"_s;
        QTest::newRow("refused") << LogKind::CancelRefused << QByteArray("409|HttpStatus") << u"HTTP 409"_s;
        QTest::newRow("not answered") << LogKind::CancelRefused << QByteArray("0|NoAnswer") << u"did not answer"_s;
    }

    void everyStepOfACancellingIsTold()
    {
        QFETCH(const LogKind, kind);
        QFETCH(QByteArray, values);
        QFETCH(const QString, word);
        LogLine line;
        line.kind = kind;
        values.replace('|', LogMarkSeparator);
        line.text = values;
        QVERIFY2(markText(line).contains(word), qPrintable(markText(line)));
    }

private:
    EnglishPlurals m_plurals;
};

QTEST_GUILESS_MAIN(TestLogWords)
#include "tst_logwords.moc"
