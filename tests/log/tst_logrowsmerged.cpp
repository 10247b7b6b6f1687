// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logmarks.h"
#include "app/log/logrows.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <tuple>

using namespace runwatch;

namespace {

using Direction = LogRows::Direction;
using RowKind = LogRows::RowKind;
using StripMark = LogRows::StripMark;

constexpr qint64 Noon = 1'800'000'000'000; // ms since 1970

struct Kept
{
    qint64 time;
    LogPlace place;
    quint32 job;
    LogLevel level;
    LogKind kind;
};

// Several runs that one clock writes, each told of in its own time, and beside them the same lines in
// a plain list.
class Runs
{
public:
    Runs(quint32 seed, int count, qint64 limit)
        : m_random(seed)
        , rows([this] { return now; })
    {
        for (int i = 0; i < count; ++i)
            logs[RunId(10 + i)] = std::make_shared<LogStore>(limit);
    }

    qint64 below(qint64 end) { return std::uniform_int_distribution<qint64>(0, end - 1)(m_random); }

    void append(RunId run)
    {
        const LogLevel level = LogLevel(below(10) < 6 ? 1 : below(5));
        const qint64 dice = below(60);
        const LogKind kind = dice == 0 ? LogKind::Resumed
            : dice == 1                ? LogKind::PhaseStarted
                                       : LogKind::ServerText;
        LogStore &log = *logs[run];
        const LogPlace place{run, log.end()};
        lines.push_back({clock, place, quint32(below(4)), level, kind});
        log.append({lines.back().job, level, kind, 0, clock, QByteArray(int(below(40)), 'x')});
        if (below(5) == 0)
            found[run].push_back(place.line);
    }

    void tell(RunId run) { rows.takeLines(run, qint64(logs[run]->first()), qint64(logs[run]->end())); }

    void setSources(const std::optional<std::set<quint32>> &jobs)
    {
        QList<LogRows::Source> sources;
        for (const auto &[run, log] : logs)
            sources.prepend({run, log, jobs});
        rows.setSources(sources);
    }

    void readAll()
    {
        while (rows.read(QDeadlineTimer(1))) { }
    }

    bool isShown(const Kept &line, const std::optional<std::set<quint32>> &jobs) const
    {
        if (line.place.line < logs.at(line.place.run)->first())
            return false;
        if (rows.matchMode() == LogRows::MatchMode::Filter
            && !matches.at(line.place.run).contains(line.place.line))
            return false;
        if (line.kind == LogKind::Resumed)
            return true;
        return (!jobs || jobs->contains(line.job))
            && (line.kind != LogKind::ServerText || rows.levels().testFlag(shownLevel(line.level)));
    }

    std::vector<LogPlace> places() const
    {
        std::vector<LogPlace> list;
        rows.forEach(rows.first(), rows.size(),
                     [&list](LogPlace place, const LogLine &) { list.push_back(place); });
        return list;
    }

    std::mt19937 m_random;
    qint64 now = 5'000; // of the steady clock
    qint64 clock = Noon; // of the lines
    std::map<RunId, std::shared_ptr<LogStore>> logs;
    std::map<RunId, std::vector<LineNumber>> found; // by the search, in any order, not told yet
    std::map<RunId, LineSet> matches;
    std::vector<Kept> lines;
    LogRows rows;
};

bool hasKind(const Kept &line, RowKind kind, const Runs &runs)
{
    switch (kind) {
    case RowKind::Error:
        return line.level == LogLevel::Error;
    case RowKind::Warning:
        return line.level == LogLevel::Warning;
    case RowKind::Match:
        return runs.matches.at(line.place.run).contains(line.place.line);
    case RowKind::Connection:
        return line.kind == LogKind::Resumed;
    case RowKind::Phase:
        return line.kind == LogKind::PhaseStarted;
    }
    return false;
}

// Whether the rows are the first of these lines, and every question about them is answered so.
void compare(Runs &runs, const std::vector<Kept> &lines)
{
    const LogRows &rows = runs.rows;
    QVERIFY(rows.size() <= qint64(lines.size()));
    const std::vector<LogPlace> places = runs.places();
    QCOMPARE(qint64(places.size()), rows.size());
    for (qint64 i = 0; i < rows.size(); ++i)
        QVERIFY2(places[size_t(i)] == lines[size_t(i)].place, qPrintable(QString::number(i)));
    for (int i = 0; i < 30 && rows.size() > 0; ++i) {
        const qint64 index = runs.below(rows.size());
        const Kept &line = lines[size_t(index)];
        QCOMPARE(rows.place(rows.first() + index), line.place);
        QCOMPARE(rows.rowOf(line.place), rows.first() + index);
        QCOMPARE(rows.rowAtOrAfter(line.place), rows.first() + index);
    }
    const auto shown = std::vector<Kept>(lines.begin(), lines.begin() + rows.size());
    for (const RowKind kind :
         {RowKind::Error, RowKind::Warning, RowKind::Match, RowKind::Connection, RowKind::Phase}) {
        const auto is = [&](const Kept &line) { return hasKind(line, kind, runs); };
        const qint64 from = runs.below(rows.size() + 2) - 1;
        const auto after = std::find_if(shown.begin() + from + 1 - (from == rows.size()), shown.end(), is);
        const auto next = rows.nextRow(rows.first() + from, Direction::Forward, kind);
        QCOMPARE(next,
                 after == shown.end() || from == rows.size()
                     ? std::nullopt
                     : std::optional(rows.first() + (after - shown.begin())));
        const auto before = std::find_if(shown.rend() - std::max<qint64>(from, 0), shown.rend(), is);
        const auto previous = rows.nextRow(rows.first() + from, Direction::Backward, kind);
        QCOMPARE(previous,
                 before == shown.rend() ? std::nullopt
                                        : std::optional(rows.first() + (shown.rend() - before) - 1));
        if (kind != RowKind::Match)
            continue;
        QCOMPARE(rows.matchCount(), std::count_if(shown.begin(), shown.end(), is));
        if (next)
            QCOMPARE(rows.matchIndex(*next), std::count_if(shown.begin(), after, is));
    }
}

} // namespace

class TestLogRowsMerged : public QObject
{
    Q_OBJECT

private slots:
    void mergesByTimeWhateverIsToldWhen_data();
    void mergesByTimeWhateverIsToldWhen();
    void neverMovesARow();
    void holdsForATenthOfASecond();
    void holdsNothingThatIsOld();
    void keepsWhatWasReadOfARunThatStays();
    void drawsTheStrip_data();
    void drawsTheStrip();
    void keepsMarksAsLongAsTheirLines();
};

void TestLogRowsMerged::mergesByTimeWhateverIsToldWhen_data()
{
    QTest::addColumn<int>("runs");
    QTest::addColumn<qint64>("limit"); // of each store
    QTest::newRow("one") << 1 << (qint64(1) << 24);
    QTest::newRow("one that drops") << 1 << (qint64(1) << 15);
    QTest::newRow("two") << 2 << (qint64(1) << 24);
    QTest::newRow("five that drop") << 5 << (qint64(1) << 15);
    QTest::newRow("twelve") << 12 << (qint64(1) << 24);
}

// Each run is told of within a batch's time, so the order must be exact at every moment.
void TestLogRowsMerged::mergesByTimeWhateverIsToldWhen()
{
    QFETCH(const int, runs);
    QFETCH(const qint64, limit);
    for (quint32 seed = 1; seed <= 2; ++seed) {
        Runs all(seed, runs, limit);
        std::optional<std::set<quint32>> jobs;
        for (const auto &[run, log] : all.logs)
            all.matches[run];
        for (int i = 0; i < 500; ++i) {
            all.clock += all.below(3) == 0 ? all.below(20) : 0;
            all.append(RunId(10 + all.below(runs)));
        }
        const auto matches = [&all](RunId run) { return &all.matches[run]; };
        all.rows.setMatches(matches, LogRows::MatchMode::Highlight);
        all.setSources(jobs);
        std::map<RunId, qint64> toldAt;
        for (int round = 0; round < 40; ++round) {
            for (qint64 i = all.below(200); i > 0; --i) {
                const qint64 passed = all.below(4) == 0 ? all.below(10) : 0;
                all.clock += passed;
                all.now += passed;
                all.append(RunId(10 + std::min(all.below(runs), all.below(runs))));
                for (const auto &[run, log] : all.logs) {
                    if (all.now - toldAt[run] >= 33) {
                        all.tell(run);
                        toldAt[run] = all.now;
                    }
                }
            }
            for (const auto &[run, log] : all.logs)
                all.tell(run); // what has gone is known
            switch (all.below(8)) {
            case 0:
                all.rows.setLevels(ShownLevels(int(all.below(16))));
                break;
            case 1:
                jobs =
                    all.below(2) ? std::nullopt : std::optional(std::set<quint32>{quint32(all.below(4)), 1});
                all.setSources(jobs);
                break;
            case 2: {
                const auto mode = all.below(2) ? LogRows::MatchMode::Filter : LogRows::MatchMode::Highlight;
                all.rows.setMatches(matches, mode);
                break;
            }
            default:
                break;
            }
            for (auto &[run, lines] : all.found) {
                std::shuffle(lines.begin(), lines.end(), all.m_random);
                for (qint64 i = all.below(qint64(lines.size()) + 1); i > 0; --i, lines.pop_back())
                    all.matches[run].add(lines.back());
                all.matches[run].dropBefore(all.logs[run]->first());
            }
            all.rows.takeMatches();
            all.readAll();
            std::vector<Kept> expected;
            for (const Kept &line : all.lines) {
                if (all.isShown(line, jobs))
                    expected.push_back(line);
            }
            const auto isBefore = [](const Kept &a, const Kept &b) {
                return std::tie(a.time, a.place) < std::tie(b.time, b.place);
            };
            std::stable_sort(expected.begin(), expected.end(), isBefore);
            compare(all, expected);
            if (QTest::currentTestFailed())
                return;
            if (runs == 1)
                QCOMPARE(all.rows.size(), qint64(expected.size()));
        }
        all.now += LogMerge::HoldTime;
        all.readAll();
        QVERIFY(!all.rows.isHolding());
        const auto shown = std::count_if(all.lines.begin(), all.lines.end(),
                                         [&](const Kept &line) { return all.isShown(line, jobs); });
        QCOMPARE(all.rows.size(), shown);
    }
}

// The clock goes back, and lines are told far too late: rows stay where they are, and each run's order too.
void TestLogRowsMerged::neverMovesARow()
{
    for (quint32 seed = 1; seed <= 5; ++seed) {
        Runs all(seed, 4, 1 << 24);
        for (int i = 0; i < 300; ++i)
            all.append(RunId(10 + all.below(4)));
        all.setSources({});
        std::vector<LogPlace> before;
        for (int round = 0; round < 40; ++round) {
            for (qint64 i = all.below(100); i > 0; --i) {
                all.clock += all.below(30) == 0 ? -all.below(100'000) : all.below(20);
                all.now += all.below(10);
                all.append(RunId(10 + all.below(4)));
            }
            for (const auto &[run, log] : all.logs) {
                if (all.below(4) == 0)
                    all.tell(run);
            }
            const quint64 generation = all.rows.generation();
            all.readAll();
            QCOMPARE(all.rows.generation(), generation);
            const std::vector<LogPlace> after = all.places();
            QVERIFY(after.size() >= before.size());
            QVERIFY(std::equal(before.begin(), before.end(), after.begin()));
            for (const auto &[run, log] : all.logs) {
                qint64 next = 0;
                for (const LogPlace place : after)
                    QVERIFY(place.run != run || qint64(place.line) == next++);
            }
            before = after;
        }
    }
}

void TestLogRowsMerged::holdsForATenthOfASecond()
{
    Runs all(1, 2, 1 << 24);
    all.setSources({});
    all.append(RunId(10));
    all.tell(RunId(10));
    all.readAll();
    QCOMPARE(all.rows.size(), 0);
    QVERIFY(all.rows.isHolding());
    all.now += 99;
    all.readAll();
    QCOMPARE(all.rows.size(), 0);
    all.now += 1;
    all.readAll();
    QCOMPARE(all.rows.size(), 1);
    QVERIFY(!all.rows.isHolding());

    all.append(RunId(10)); // with one of each run there is nothing to wait for
    all.clock += 1;
    all.append(RunId(11));
    all.tell(RunId(10));
    all.tell(RunId(11));
    all.readAll();
    QCOMPARE(all.rows.size(), 2);
}

void TestLogRowsMerged::holdsNothingThatIsOld()
{
    Runs all(1, 3, 1 << 24);
    for (int i = 0; i < 1'000; ++i, ++all.clock)
        all.append(RunId(10)); // the other two are silent
    all.setSources({});
    all.readAll();
    QCOMPARE(all.rows.size(), 1'000 - LogMerge::HoldTime);
}

void TestLogRowsMerged::keepsWhatWasReadOfARunThatStays()
{
    Runs all(1, 3, 1 << 24);
    for (int i = 0; i < 3'000; ++i, ++all.clock)
        all.append(RunId(10 + all.below(3)));
    all.setSources({});
    all.readAll();
    const LogRows::Counts counts = all.rows.counts();
    const quint64 generation = all.rows.generation();
    all.setSources({});
    QCOMPARE(all.rows.generation(), generation);
    QVERIFY(all.rows.hasManyRuns());
    all.rows.setSources({{RunId(11), all.logs[RunId(11)], {}}});
    QVERIFY(all.rows.generation() != generation);
    QCOMPARE(all.rows.size(), qint64(all.logs[RunId(11)]->end())); // nothing is read for that
    QVERIFY(all.rows.counts() != LogRows::Counts());
    all.logs[RunId(11)] = std::make_shared<LogStore>(); // read anew
    all.setSources({});
    all.now += 1'000;
    all.readAll();
    all.now += 1'000;
    all.readAll();
    QCOMPARE(all.rows.size(), qint64(all.logs[RunId(10)]->end()) + qint64(all.logs[RunId(12)]->end()));
    QVERIFY(all.rows.counts() != counts);
}

void TestLogRowsMerged::drawsTheStrip_data()
{
    QTest::addColumn<int>("runs");
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("off"); // pixels
    QTest::newRow("one, few lines") << 1 << 50 << 0;
    QTest::newRow("one") << 1 << 20'000 << 0;
    QTest::newRow("three, few lines") << 3 << 50 << 0;
    QTest::newRow("three, some lines") << 3 << 3'000 << 1;
    QTest::newRow("three, many lines") << 3 << 60'000 << 1;
}

void TestLogRowsMerged::drawsTheStrip()
{
    QFETCH(const int, runs);
    QFETCH(const int, lines);
    QFETCH(const int, off);
    constexpr int Pixels = 200;
    Runs all(1, runs, 1 << 24);
    for (int i = 0; i < lines; ++i, all.clock += all.below(3)) {
        const bool isError = all.below(lines / 30) == 0;
        const auto run = RunId(10 + all.below(runs));
        all.lines.push_back({all.clock,
                             {run, all.logs[run]->end()},
                             0,
                             isError ? LogLevel::Error : LogLevel::Log,
                             LogKind::ServerText});
        all.logs[run]->append({0, all.lines.back().level, LogKind::ServerText, 0, all.clock, "x"});
    }
    all.setSources({});
    for (int i = 0; i < 2; ++i, all.now += LogMerge::HoldTime)
        all.readAll();
    QCOMPARE(all.rows.size(), lines);
    std::vector<LogRows::StripMarks> expected(Pixels);
    for (auto row = all.rows.nextRow(-1, Direction::Forward, RowKind::Error); row;
         row = all.rows.nextRow(*row, Direction::Forward, RowKind::Error))
        expected[size_t(*row * Pixels / lines)] |= StripMark::Error;
    QVERIFY(std::count(expected.begin(), expected.end(), StripMark::Error) > 5);
    const std::vector<LogRows::StripMarks> strip = all.rows.strip(Pixels);
    const auto isNear = [off](const std::vector<LogRows::StripMarks> &marks, qint64 pixel) {
        const auto begin = marks.begin() + std::max<qint64>(pixel - off, 0);
        const auto end = marks.begin() + std::min(pixel + off + 1, qint64(marks.size()));
        return std::find(begin, end, StripMark::Error) != end;
    };
    for (int pixel = 0; pixel < Pixels; ++pixel) {
        QVERIFY2(!strip[size_t(pixel)] || isNear(expected, pixel), qPrintable(QString::number(pixel)));
        QVERIFY2(!expected[size_t(pixel)] || isNear(strip, pixel), qPrintable(QString::number(pixel)));
    }
    all.rows.setLevels(ShownLevel::Log);
    all.readAll();
    QVERIFY(all.rows.strip(Pixels) == std::vector<LogRows::StripMarks>(Pixels));
    QVERIFY(all.rows.strip(0).empty());
}

void TestLogRowsMerged::keepsMarksAsLongAsTheirLines()
{
    Runs all(1, 2, 1 << 24);
    for (int i = 0; i < 1'000; ++i, all.clock += 1)
        all.append(RunId(10 + i % 2));
    all.setSources({});
    for (int i = 0; i < 2; ++i, all.now += LogMerge::HoldTime)
        all.readAll();
    LogMarks marks;
    for (const qint64 row : {700, 3, 500})
        QVERIFY(marks.toggle(all.rows.place(row)));
    QVERIFY(marks.isMarked(all.rows.place(3)));
    QCOMPARE(marks.nextRow(all.rows, 3, Direction::Forward), 500);
    QCOMPARE(marks.nextRow(all.rows, 500, Direction::Backward), 3);
    QVERIFY(!marks.nextRow(all.rows, 700, Direction::Forward));
    marks.takeLines(all.rows.place(3).run, 300); // rows 3 and 500 may be of two runs
    QVERIFY(!marks.isMarked(all.rows.place(3)));
    QVERIFY(!marks.toggle(all.rows.place(700)));
    marks.forget(RunId(10));
    marks.forget(RunId(11));
    QVERIFY(marks.places().empty());
}

QTEST_GUILESS_MAIN(TestLogRowsMerged)
#include "tst_logrowsmerged.moc"
