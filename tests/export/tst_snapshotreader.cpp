// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/snapshotreader.h"
#include "app/log/spool.h"
#include "tests/export/exportlines.h"

#include <QTest>

#include <random>

using namespace runwatch;

namespace {

QByteArrayList textsOf(const RowSnapshot &rows)
{
    QByteArrayList texts;
    SnapshotReader reader(rows);
    while (reader.read(7, [&texts](LogPlace, const LogLine &line) { texts << line.text.toByteArray(); })) { }
    return texts;
}

} // namespace

class TestSnapshotReader : public QObject
{
    Q_OBJECT

private slots:
    void readsNothingOfNothing();
    void readsAllRows();
    void readsSomeRows();
    void readsWhatAFilterShows();
    void readsAcrossManyLots();
    void seesNoLineThatCameLater();
    void passesOverLinesThatHaveGone();
    void mergesRunsByTimeOfArrival();
    void readsWhatIsShownOfManyRuns();
};

void TestSnapshotReader::readsNothingOfNothing()
{
    QCOMPARE(textsOf({}), QByteArrayList());
    const auto log = std::make_shared<LogStore>();
    QCOMPARE(rowsOf(log).rows, 0);
    QCOMPARE(textsOf(rowsOf(log)), QByteArrayList());
}

void TestSnapshotReader::readsAllRows()
{
    const auto log = std::make_shared<LogStore>();
    appendMany(*log, 20);
    const QByteArrayList texts = textsOf(rowsOf(log));
    QCOMPARE(texts.size(), 20);
    QCOMPARE(texts.first(), "line 0");
    QCOMPARE(texts.last(), "line 19");
}

void TestSnapshotReader::readsSomeRows()
{
    const auto log = std::make_shared<LogStore>();
    for (int i = 0; i < 100; ++i)
        append(*log, QByteArray::number(i), i % 10 == 0 ? LogLevel::Error : LogLevel::Log);
    LogRows rows;
    rows.setSources({{FirstRun, log, {}}});
    QVERIFY(!rows.read(QDeadlineTimer(1'000)));
    QCOMPARE(textsOf(snapshotOf(rows, 98, 50)), (QByteArrayList{"98", "99"}));
    QCOMPARE(textsOf(snapshotOf(rows, -5, 6)), (QByteArrayList{"0"}));
    QCOMPARE(textsOf(snapshotOf(rows, 100, 5)), QByteArrayList());
    rows.setLevels(ShownLevel::Error);
    QVERIFY(!rows.read(QDeadlineTimer(1'000)));
    const RowSnapshot some = snapshotOf(rows, 2, 3);
    QCOMPARE(some.rows, 3);
    QCOMPARE(lineCount(some), 30); // up to the next row
    QCOMPARE(textsOf(some), (QByteArrayList{"20", "30", "40"}));
}

void TestSnapshotReader::readsWhatAFilterShows()
{
    const auto log = std::make_shared<LogStore>();
    append(*log, "200", LogLevel::Log, 0, LogKind::Connected);
    appendMany(*log, 3, LogLevel::Log, 1);
    appendMany(*log, 3, LogLevel::Warning, 2);
    appendMany(*log, 3, LogLevel::Warning, 1);
    const RowSnapshot rows = rowsOf(log, std::set<quint32>{1}, ShownLevel::Warning);
    QCOMPARE(rows.rows, 4);
    QCOMPARE(textsOf(rows), (QByteArrayList{"200", "line 7", "line 8", "line 9"}));
}

void TestSnapshotReader::readsAcrossManyLots()
{
    const auto log = std::make_shared<LogStore>(LogStore::DefaultLimit, std::make_shared<Spool>());
    const int count = int(2 * ExtentReader::LinesAtOnce) + 5;
    for (int i = 0; i < count; ++i)
        append(*log, QByteArray::number(i), i % 3 == 0 ? LogLevel::Error : LogLevel::Log);
    const QByteArrayList all = textsOf(rowsOf(log));
    QCOMPARE(all.size(), count);
    for (int i = 0; i < count; ++i)
        QCOMPARE(all[i].toInt(), i);
    const QByteArrayList errors = textsOf(rowsOf(log, {}, ShownLevel::Error));
    QCOMPARE(errors.size(), (count + 2) / 3);
    for (int i = 0; i < errors.size(); ++i)
        QCOMPARE(errors[i].toInt(), 3 * i);
}

void TestSnapshotReader::seesNoLineThatCameLater()
{
    const auto log = std::make_shared<LogStore>();
    appendMany(*log, 5, LogLevel::Error);
    const RowSnapshot all = rowsOf(log);
    const RowSnapshot errors = rowsOf(log, {}, ShownLevel::Error);
    appendMany(*log, 5, LogLevel::Error);
    QCOMPARE(textsOf(all).size(), 5);
    QCOMPARE(textsOf(errors).size(), 5);
}

// Some before the reader begins, some while it reads.
void TestSnapshotReader::passesOverLinesThatHaveGone()
{
    for (const ShownLevels levels : {AllLevels, ShownLevels(ShownLevel::Error)}) {
        const auto log = std::make_shared<LogStore>(qint64(8) << 20);
        const QByteArray filling(1'000, 'x');
        const auto fill = [&](qint64 until) {
            while (qint64(log->first()) < until)
                append(*log, QByteArray::number(qint64(log->end())) + ' ' + filling, LogLevel::Error);
        };
        for (int i = 0; i < 100; ++i)
            append(*log, QByteArray::number(i) + ' ' + filling, LogLevel::Error);
        fill(1);
        const RowSnapshot rows = rowsOf(log, {}, levels);
        const auto end = qint64(log->end());
        QCOMPARE(rows.rows, end - qint64(log->first()));
        fill(qint64(log->first()) + 1);
        const auto left = qint64(log->first());
        SnapshotReader reader(rows);
        qint64 expected = left;
        qint64 read = 0;
        while (reader.read(100, [&](LogPlace place, const LogLine &line) {
            QVERIFY(qint64(place.line) >= expected);
            QCOMPARE(line.text.first(line.text.toByteArray().indexOf(' ')).toByteArray().toLongLong(), qint64(place.line));
            expected = qint64(place.line) + 1;
            ++read;
        })) {
            if (read == 300)
                fill(end); // all but what is being read
        }
        QVERIFY(read >= 300 && read <= end - left);
        QCOMPARE(textsOf(rows).size(), 0); // all have gone
    }
}

void TestSnapshotReader::mergesRunsByTimeOfArrival()
{
    const auto one = std::make_shared<LogStore>();
    const auto two = std::make_shared<LogStore>();
    const auto at = [](LogStore &log, qint64 time, QByteArrayView text) {
        LogLine line;
        line.arrivalTime = time;
        line.text = text;
        log.append(line);
    };
    at(*one, 10, "1a");
    at(*one, 30, "1b");
    at(*one, 20, "1c"); // the clock went back
    at(*two, 10, "2a");
    at(*two, 25, "2b");
    at(*two, 40, "2c");
    LogRows rows;
    rows.setSources({{RunId(2), two, {}}, {RunId(1), one, {}}});
    QTRY_VERIFY(!rows.read(QDeadlineTimer(100)) && !rows.isHolding());
    QCOMPARE(textsOf(snapshotOf(rows, 0, 100)), (QByteArrayList{"1a", "2a", "2b", "1b", "1c", "2c"}));
    for (qint64 row = 0; row < 6; ++row)
        QCOMPARE(textsOf(snapshotOf(rows, row, 2)).size(), row < 5 ? 2 : 1);
    QCOMPARE(textsOf(snapshotOf(rows, 2, 3)), (QByteArrayList{"2b", "1b", "1c"}));
}

// Three runs, some levels, some matches, clocks that go back, and any part of the rows.
void TestSnapshotReader::readsWhatIsShownOfManyRuns()
{
    std::mt19937 random(11);
    std::vector<std::shared_ptr<LogStore>> logs;
    std::vector<LineSet> matches(3);
    QList<LogRows::Source> sources;
    for (quint32 run = 0; run < 3; ++run) {
        logs.push_back(std::make_shared<LogStore>());
        qint64 time = 0;
        for (int i = 0; i < 3'000; ++i) {
            time += qint64(random() % 20) - (random() % 50 == 0 ? 200 : 0);
            const QByteArray text = QByteArray::number(run) + '/' + QByteArray::number(i);
            logs.back()->append({quint32(random() % 3), random() % 2 ? LogLevel::Log : LogLevel::Error, LogKind::ServerText, 0, time, text});
            if (random() % 3 == 0)
                matches[run].add(LineNumber(i));
        }
        sources.append({RunId(run), logs.back(), run == 1 ? std::optional(std::set<quint32>{0, 2}) : std::nullopt});
    }
    LogRows rows;
    rows.setSources(sources);
    for (int round = 0; round < 60; ++round) {
        rows.setLevels(round % 2 ? AllLevels : ShownLevels(ShownLevel::Error));
        rows.setMatches([&](RunId run) { return &matches[size_t(run)]; }, round % 4 < 2 ? LogRows::MatchMode::Filter : LogRows::MatchMode::Highlight);
        QTRY_VERIFY(!rows.read(QDeadlineTimer(100)) && !rows.isHolding());
        const qint64 row = round < 4 ? 0 : random() % rows.size();
        const qint64 count = round < 4 ? rows.size() : random() % 2'000;
        QByteArrayList shown;
        rows.forEach(row, count, [&shown](LogPlace, const LogLine &line) { shown << line.text.toByteArray(); });
        const RowSnapshot snapshot = snapshotOf(rows, row, count);
        QCOMPARE(textsOf(snapshot), shown);
        QCOMPARE(snapshot.rows, shown.size());
    }
}

QTEST_GUILESS_MAIN(TestSnapshotReader)
#include "tst_snapshotreader.moc"
