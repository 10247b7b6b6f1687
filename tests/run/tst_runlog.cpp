// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logstore.h"
#include "app/run/runlog.h"

#include <QTest>

using namespace runwatch;

namespace {

qsizetype dropMarks(const LogStore &store)
{
    qsizetype marks = 0;
    const auto lines = store.lines(store.first(), qsizetype(store.end()));
    for (qsizetype i = 0; i < lines.size(); ++i)
        marks += lines[i].kind == LogKind::OldestLinesDropped ? 1 : 0;
    return marks;
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
