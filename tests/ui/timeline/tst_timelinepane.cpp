// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/warnings.h"
#include "ui/look/look.h"
#include "ui/look/tone.h"
#include "ui/timeline/timeaxis.h"
#include "ui/timeline/timelinemodel.h"
#include "ui/timeline/timelinepane.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QDateTime>
#include <QLabel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Minute = 60'000;

// Four minutes old: one phase that came back, one over, one running, one to come.
Job importJob(qint64 now)
{
    Job job;
    job.id = {RunId(1), 1};
    job.title = u"Nightly import"_s;
    job.state = JobState::Running;
    const qint64 start = now - 4 * Minute;
    job.startedAt = start;
    job.phases = {Phase{.name = u"fetch"_s,
                        .state = PhaseState::Completed,
                        .startedAt = start,
                        .endedAt = start + 2 * Minute,
                        .cameBackAt = start + 2 * Minute - 30'000,
                        .earlier = {{start, start + 30'000}},
                        .earlierTime = 30'000},
                  Phase{.name = u"check"_s, .state = PhaseState::Completed, .startedAt = start + 30'000, .endedAt = start + Minute},
                  Phase{.name = u"<b>load</b>"_s, .state = PhaseState::Running, .startedAt = start + 2 * Minute},
                  Phase{.name = u"report"_s, .isAnnounced = true}};
    job.currentPhase = 2;
    return job;
}

StreamStatus stream(qint64 now)
{
    StreamStatus stream;
    stream.run = RunId(1);
    stream.connection = StreamStatus::Connection::Open;
    const qint64 start = now - 4 * Minute;
    stream.past = {{start, start + Minute, {}, false}, {start + Minute + 20'000, start + 2 * Minute, {}, true}};
    stream.openedAt = start + 2 * Minute + 10'000;
    stream.rates.from = start;
    stream.rates.interval = 2'000;
    for (int i = 0; i < 120; ++i)
        stream.rates.counts.append(quint32((i * 37) % 23 + (i > 60 && i < 70 ? 40 : 0)));
    return stream;
}

} // namespace

class tst_TimelinePane : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnWarnings();
        m_now = QDateTime::currentMSecsSinceEpoch();
        m_job = importJob(m_now);
        m_stream = stream(m_now);
        m_pane = std::make_unique<TimelinePane>();
        m_pane->resize(900, 260);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        m_table = m_pane->findChild<QTableView *>();
    }

    void saysThatNothingHasBegun()
    {
        QVERIFY(m_pane->findChild<QLabel *>()->isVisible());
        m_pane->setJob(&m_job, &m_stream);
        QVERIFY(!m_pane->findChild<QLabel *>()->isVisible());
    }

    void readsEachRowAsASentence()
    {
        m_pane->setJob(&m_job, &m_stream);
        QCOMPARE(sentence(0), u"Stream, connected for 3 min, disconnected for 20 s, 10 s recovered"_s);
        QVERIFY(sentence(1).startsWith(u"Events, "_s));
        QVERIFY(sentence(1).contains(u"at most "_s));
        QVERIFY2(sentence(2).endsWith(u"took 1:00, 25 % of the run, 2 time(s)"_s), qPrintable(sentence(2)));
        QVERIFY(sentence(2).startsWith(u"fetch, Completed, began "_s));
        QVERIFY2(sentence(4).contains(u"2:00 so far, 50 % of the run"_s), qPrintable(sentence(4)));
        QCOMPARE(sentence(5), u"report, Pending"_s);
        QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_table);
        QVERIFY(table && table->tableInterface());
        QCOMPARE(table->text(QAccessible::Name), u"Timeline"_s);
        QAccessibleInterface *cell = table->tableInterface()->cellAt(2, TimelineModel::NameColumn);
        QVERIFY(cell);
        QCOMPARE(cell->text(QAccessible::Name), sentence(2));
    }

    void tellsStartDurationAndShareInTheirColumns()
    {
        m_pane->setJob(&m_job, &m_stream);
        QCOMPARE(text(2, TimelineModel::NameColumn), u"fetch"_s);
        QCOMPARE(text(2, TimelineModel::DurationColumn), u"1:00"_s);
        QCOMPARE(text(2, TimelineModel::ShareColumn), u"25 %"_s);
        QCOMPARE(text(2, TimelineModel::StartColumn).size(), 8);
        QCOMPARE(text(5, TimelineModel::StartColumn), QString());
        QCOMPARE(text(5, TimelineModel::ShareColumn), QString());
        QVERIFY(m_table->model()->index(4, 0).data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;load"_s));
    }

    void isWalkedByTheKeyboard()
    {
        m_pane->setJob(&m_job, &m_stream);
        m_pane->setFocus();
        QCOMPARE(QApplication::focusWidget(), m_table);
        QTest::keyClick(m_table, Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(m_table->currentIndex().row(), 0);
        QTest::keyClick(m_table, Qt::Key_Down);
        QTest::keyClick(m_table, Qt::Key_Down);
        QCOMPARE(m_table->currentIndex().data().toString(), u"fetch"_s);
        m_job.phases[3].state = PhaseState::Running; // the row stays under the cursor
        m_job.id.index = 1;
        m_pane->setJob(&m_job, &m_stream);
        QCOMPARE(m_table->currentIndex().data().toString(), u"fetch"_s);
    }

    void paintsABarForEachStretch()
    {
        m_pane->setJob(&m_job, &m_stream);
        const QColor done = toneColour(Tone::Done, m_table->palette());
        QCOMPARE(stretchesOf(2, done), 2); // it came back
        QCOMPARE(stretchesOf(3, done), 1);
        QCOMPARE(stretchesOf(4, toneColour(Tone::Running, m_table->palette())), 1);
        QCOMPARE(stretchesOf(5, done), 0);
        QCOMPARE(stretchesOf(0, done), 3); // three connections
    }

    void isTheSameForReadersFromTheRight()
    {
        m_pane->setJob(&m_job, &m_stream);
        const QColor done = toneColour(Tone::Done, m_table->palette());
        const int left = firstOf(3, done);
        m_pane->setLayoutDirection(Qt::RightToLeft);
        QVERIFY(firstOf(3, done) > left);
        QCOMPARE(stretchesOf(2, done), 2);
    }

    void whatRunsGrowsOnceASecond()
    {
        m_job.startedAt = m_job.phases[2].startedAt = m_now;
        m_pane->setJob(&m_job, &m_stream);
        const QString before = text(4, TimelineModel::DurationColumn);
        QTRY_VERIFY_WITH_TIMEOUT(text(4, TimelineModel::DurationColumn) != before, 5'000);
    }

    void isAModel()
    {
        TimelineModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setJob(&m_job, &m_stream, m_now);
        QCOMPARE(model.rowCount(), 6);
        m_job.phases.insert(1, Phase{.name = u"x"_s});
        model.setJob(&m_job, &m_stream, m_now + 1'000);
        QCOMPARE(model.rowCount(), 7);
        m_job.phases.clear();
        model.setJob(&m_job, &m_stream, m_now + 2'000);
        QCOMPARE(model.rowCount(), 2);
        model.setJob(nullptr, nullptr, m_now);
        QCOMPARE(model.rowCount(), 0);
    }

    void marksTheAxisInRoundDistances_data()
    {
        QTest::addColumn<qint64>("length");
        QTest::addColumn<qint64>("distance");
        QTest::newRow("seconds") << qint64(8'000) << qint64(1'000);
        QTest::newRow("a minute") << Minute << qint64(15'000);
        QTest::newRow("an hour") << 60 * Minute << 15 * Minute;
        QTest::newRow("a month") << 30 * 24 * 60 * Minute << 4 * 24 * 60 * Minute;
    }

    void marksTheAxisInRoundDistances()
    {
        QFETCH(const qint64, length);
        QTEST(markDistance({0, length}, 8), "distance");
        QCOMPARE(placeOf({0, length}, length / 2, 200), 100);
        QCOMPARE(placeOf({0, length}, length * 9, 200), 200);
        QCOMPARE(placeOf({0, 0}, 0, 200), 0);
    }

    void looksAsItShould()
    {
        const QTemporaryDir own;
        const QString folder = qEnvironmentVariable("RUNWATCH_PICTURES", own.path()); // to look at them afterwards
        QList<QImage> pictures;
        for (const bool isDark : {true, false}) {
            applyLook(isDark ? Appearance::Dark : Appearance::Light);
            init();
            m_pane->setJob(&m_job, &m_stream);
            m_table->setCurrentIndex(m_table->model()->index(2, 0));
            QCoreApplication::sendPostedEvents();
            pictures << m_pane->grab().toImage();
            QVERIFY(pictures.last().save(folder + (isDark ? u"/timeline_dark.png"_s : u"/timeline_light.png"_s)));
        }
        QVERIFY(qGray(pictures.first().pixel(1, 1)) < qGray(pictures.last().pixel(1, 1)));
    }

private:
    [[nodiscard]] QString text(int row, int column) const { return m_table->model()->index(row, column).data().toString(); }
    [[nodiscard]] QString sentence(int row) const
    {
        return m_table->model()->index(row, TimelineModel::NameColumn).data(Qt::AccessibleTextRole).toString();
    }
    [[nodiscard]] QList<bool> lineOf(int row, const QColor &colour) const
    {
        const QRect cell = m_table->visualRect(m_table->model()->index(row, TimelineModel::StripColumn));
        const QImage image = m_table->viewport()->grab().toImage();
        QList<bool> pixels;
        for (int x = cell.left(); x <= cell.right(); ++x)
            pixels << (image.pixelColor(QPoint(x, cell.center().y()) * image.devicePixelRatio()).rgb() == colour.rgb());
        return pixels;
    }
    [[nodiscard]] int stretchesOf(int row, const QColor &colour) const
    {
        int stretches = 0;
        bool isInside = false;
        for (const bool pixel : lineOf(row, colour))
            stretches += pixel && !std::exchange(isInside, pixel) ? 1 : (isInside = pixel, 0);
        return stretches;
    }
    [[nodiscard]] int firstOf(int row, const QColor &colour) const { return int(lineOf(row, colour).indexOf(true)); }

    std::unique_ptr<TimelinePane> m_pane;
    QTableView *m_table = nullptr;
    Job m_job;
    StreamStatus m_stream;
    qint64 m_now = 0;
};

QTEST_MAIN(tst_TimelinePane)
#include "tst_timelinepane.moc"
