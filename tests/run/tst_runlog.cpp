// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logstore.h"
#include "app/log/spool.h"
#include "app/run/runlog.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <sys/resource.h>

using namespace runwatch;

namespace {

QByteArrayList marksOf(const LogStore &store, LogKind kind)
{
    QByteArrayList marks;
    const auto lines = store.lines(store.first(), qsizetype(store.end()));
    for (qsizetype i = 0; i < lines.size(); ++i)
        if (lines[i].kind == kind)
            marks.append(lines[i].text.toByteArray());
    return marks;
}

qsizetype dropMarks(const LogStore &store)
{
    return marksOf(store, LogKind::OldestLinesDropped).size();
}

} // namespace

class TestRunLog final : public QObject
{
    Q_OBJECT

private slots:
    void saysThatTheOldestLinesHaveGone()
    {
        const auto store = std::make_shared<LogStore>(64 << 10);
        RunLog log(store);
        const Update::Log line{.level = LogLevel::Log, .serverTime = 0, .text = QByteArray(100, 'x')};
        while (qint64(store->first()) == 0) {
            QCOMPARE(dropMarks(*store), 0);
            log.takeServerLine(0, line, 1);
        }
        QCOMPARE(dropMarks(*store), 1);
        for (int i = 0; i < 10'000; ++i)
            log.takeServerLine(0, line, 1);
        QCOMPARE(dropMarks(*store), 1); // never many, and never none
    }

    // A file of one MiB at most: what does not go there stays in memory, and its last lines are there.
    void saysOnceThatTheDiskHasNoRoomAndThatItHasAgain()
    {
        const QTemporaryDir folder;
        const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = folder.path(), .strandedLimit = 2 << 20, .settledAfter = 1 << 20});
        const auto store = std::make_shared<LogStore>(LogStore::DefaultLimit, spool);
        const auto other = std::make_shared<LogStore>(LogStore::DefaultLimit, spool);
        RunLog log(store);
        RunLog otherLog(other);
        const Update::Log line{.level = LogLevel::Log, .serverTime = 0, .text = QByteArray(100, 'x')};
        const auto takeLines = [&](int count) {
            for (int i = 0; i < count; ++i)
                log.takeServerLine(0, line, 1);
        };
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit small{1 << 20, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const qint64 end = qint64(store->end());
        while (spool->episode() % 2 == 0 && qint64(store->end()) < end + 200'000)
            takeLines(1);
        const QByteArrayList said = marksOf(*store, LogKind::SpoolFull);
        takeLines(3'000);
        QCOMPARE(said.size(), 1);
        QVERIFY(said.first().startsWith("EFBIG"));
        QCOMPARE(marksOf(*store, LogKind::SpoolFull), said);
        takeLines(100'000);
        const auto newest = store->lines(LineNumber(qint64(store->end()) - 1), 1);
        QCOMPARE(newest[0].text, QByteArrayView(line.text));
        QVERIFY(marksOf(*store, LogKind::SpoolHasRoom).isEmpty());
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        takeLines(40'000);
        QCOMPARE(marksOf(*store, LogKind::SpoolHasRoom).size(), 1);
        takeLines(60'000);
        QCOMPARE(marksOf(*store, LogKind::SpoolHasRoom).size(), 1);
        otherLog.takeServerLine(0, line, 1); // had nothing to say meanwhile
        QVERIFY(marksOf(*other, LogKind::SpoolFull).isEmpty());
    }

    void saysTheDiskIsFullInALogThatBeginsThen()
    {
        const QTemporaryDir folder;
        const auto spool = std::make_shared<Spool>(SpoolOptions{.folder = folder.filePath(QStringLiteral("missing")), .strandedLimit = 2 << 20});
        LogStore filling(LogStore::DefaultLimit, spool);
        for (int i = 0; i < 50'000; ++i)
            filling.append({.text = "a line of another run"});
        QCOMPARE(spool->episode(), 1);
        const auto store = std::make_shared<LogStore>(LogStore::DefaultLimit, spool);
        RunLog log(store);
        const Update::Log line{.level = LogLevel::Log, .serverTime = 0, .text = "line"};
        log.takeServerLine(0, line, 1);
        log.takeServerLine(0, line, 1);
        const QByteArrayList said = marksOf(*store, LogKind::SpoolFull);
        QCOMPARE(said, QByteArrayList{QByteArray("ENOENT") + LogMarkSeparator + '0'});
    }

    void marksWhatIsOddAboutTheNumbers()
    {
        const auto store = std::make_shared<LogStore>();
        RunLog log(store);
        Job job;
        for (const double value : {0.5, 1.5, 1.0, 120.0, 130.0}) {
            Update update;
            update.progress = ProgressReading{.value = value};
            log.markChange(job, applyUpdate(job, update, 1), 1);
        }
        Update phase;
        phase.phase = QStringLiteral("upload");
        phase.phaseProgress = ProgressReading{.value = 12, .total = 10, .scale = ProgressReading::Scale::Ratio};
        log.markChange(job, applyUpdate(job, phase, 1), 1);

        QList<std::pair<LogKind, QByteArray>> marks;
        const auto lines = store->lines(store->first(), qsizetype(store->end()));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (lines[i].kind != LogKind::PhaseStarted)
                marks.append({lines[i].kind, lines[i].text.toByteArray().replace(LogMarkSeparator, '|')});
        }
        const QList<std::pair<LogKind, QByteArray>> expected{
            {LogKind::ProgressUnitChanged, "percent|1.5|"},
            {LogKind::ProgressWentBack, "1.5|1|"},
            {LogKind::ProgressOvershot, "120|100|"},
            {LogKind::ProgressOvershot, "12|10|upload"},
        };
        QCOMPARE(marks, expected);
    }
};

QTEST_GUILESS_MAIN(TestRunLog)
#include "tst_runlog.moc"
