// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// What it costs to show other lines of a long log: ten million lines of one run, and of twelve runs in
// order of arrival. The baseline is memcpy of the entries (eight bytes a line), in the same run.
//
//   bench_filter [LINES]

#include "app/log/logrows.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <random>
#include <vector>

#include <time.h>

using namespace runwatch;

namespace {

constexpr qint64 Noon = 1'800'000'000'000; // ms since 1970
constexpr qint64 Slice = 4; // ms
constexpr int Asked = 10'000;

struct Wall
{
    double all = 0; // ms
    double longest = 0; // slice
    double busiest = 0; // slice, of this thread's own time
};

double ms(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

double busyMs()
{
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double copyEntries(qint64 lines)
{
    const std::vector<quint64> entries(size_t(lines), 1);
    std::vector<quint64> copy(size_t(lines), 0);
    QElapsedTimer timer;
    timer.start();
    std::memcpy(copy.data(), entries.data(), entries.size() * sizeof(quint64));
    return copy.back() == 1 ? ms(timer) : -1;
}

qint64 anonymousKilobytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).simplified().split(' ').first().toLongLong();
    }
    return -1;
}

template <typename Change>
Wall measure(LogRows &rows, Change &&change)
{
    Wall wall;
    QElapsedTimer timer;
    timer.start();
    double begun = busyMs();
    change();
    wall.longest = ms(timer);
    wall.busiest = busyMs() - begun;
    for (bool isMore = true; isMore;) {
        QElapsedTimer slice;
        slice.start();
        begun = busyMs();
        isMore = rows.read(QDeadlineTimer(Slice));
        wall.longest = std::max(wall.longest, ms(slice));
        wall.busiest = std::max(wall.busiest, busyMs() - begun);
    }
    wall.all = ms(timer);
    return wall;
}

QList<LogRows::Source> write(qint64 lines, int runs, std::mt19937 &random)
{
    QList<LogRows::Source> sources;
    std::vector<std::shared_ptr<LogStore>> logs;
    for (int i = 0; i < runs; ++i) {
        logs.push_back(std::make_shared<LogStore>(qint64(1) << 33));
        sources.append({RunId(i + 1), logs.back(), {}});
    }
    const QByteArray text(99, 'x');
    for (qint64 i = 0; i < lines; ++i) {
        const quint32 dice = random();
        const LogLevel level = dice % 1'000 == 0 ? LogLevel::Error
            : dice % 10 == 1                     ? LogLevel::Warning
                                                 : LogLevel::Log;
        logs[(dice >> 12) % logs.size()]->append(
            {(dice >> 20) % 50, level, LogKind::ServerText, 0, Noon + i / 100, text});
    }
    return sources;
}

template <typename Ask>
void tell(const char *what, int times, Ask &&ask)
{
    QElapsedTimer timer;
    timer.start();
    const double begun = busyMs();
    double longest = 0;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer one;
        one.start();
        ask();
        longest = std::max(longest, ms(one));
    }
    std::printf("  %-34s %9.2f us (%.2f of own time), longest %7.3f ms\n", what, ms(timer) * 1e3 / times,
                (busyMs() - begun) * 1e3 / times, longest);
}

void tell(const char *what, Wall wall, double baseline)
{
    std::printf("  %-34s %9.2f ms, longest slice %5.2f ms (%.2f of own time), %.2f of copying the entries\n",
                what, wall.all, wall.longest, wall.busiest, wall.all / baseline);
}

void measureRuns(qint64 lines, int runs)
{
    std::mt19937 random(1);
    const QList<LogRows::Source> sources = write(lines, runs, random);
    const double baseline = copyEntries(lines);
    std::printf("%lld lines of %d run(s), entries copied in %.2f ms\n", static_cast<long long>(lines), runs,
                baseline);
    const qint64 before = anonymousKilobytes();
    LogRows rows;
    tell("reading all, and its order", measure(rows, [&] { rows.setSources(sources); }), baseline);
    tell("errors alone", measure(rows, [&] { rows.setLevels(ShownLevel::Error); }), baseline);
    tell("warnings and errors",
         measure(rows, [&] { rows.setLevels(ShownLevel::Error | ShownLevel::Warning); }), baseline);
    tell("all but errors",
         measure(rows, [&] { rows.setLevels(~ShownLevels(ShownLevel::Error) & AllLevels); }), baseline);

    LineSet some;
    for (qint64 line = 0; line < lines / runs; line += 7)
        some.add(LineNumber(line));
    const auto matches = [&some](RunId) { return &some; };
    tell("matches alone", measure(rows, [&] { rows.setMatches(matches, LogRows::MatchMode::Filter); }),
         baseline);
    tell("matches have changed", measure(rows, [&] { rows.takeMatches(); }), baseline);
    tell("matches among all", measure(rows, [&] { rows.setMatches(matches, LogRows::MatchMode::Highlight); }),
         baseline);

    const auto anyRow = [&] {
        return std::uniform_int_distribution<qint64>(rows.first(), rows.end() - 1)(random);
    };
    qint64 sum = 0;
    tell("a row's place", Asked, [&] { sum += qint64(rows.place(anyRow()).line); });
    tell("a place's row", Asked, [&] { sum += rows.rowOf(rows.place(anyRow())).value_or(0); });
    tell("a page of 50 rows", Asked / 10, [&] {
        rows.forEach(anyRow(), 50, [&sum](LogPlace, const LogLine &line) { sum += line.text.size(); });
    });
    tell("the n of m matches", 100,
         [&] { sum += rows.matchCount() + rows.matchIndex(anyRow()).value_or(0); });
    rows.setLevels(AllLevels);
    measure(rows, [] {});
    tell("the next error", Asked, [&] {
        sum += rows.nextRow(anyRow(), LogRows::Direction::Forward, LogRows::RowKind::Error).value_or(0);
    });
    tell("the next mark, there is none", 100,
         [&] { sum += rows.nextRow(0, LogRows::Direction::Forward, LogRows::RowKind::Phase).value_or(0); });
    tell("the strip, 1 000 pixels", 100, [&] { sum += qint64(rows.strip(1'000).size()); });
    rows.setLevels(ShownLevel::Warning | ShownLevel::Error);
    measure(rows, [] {});
    tell("the strip, two levels", 100, [&] { sum += qint64(rows.strip(1'000).size()); });
    std::printf("  memory of rows %.2f MB, anonymous of the process %.2f MB more (%lld)\n",
                double(rows.memory()) / 1e6, double(anonymousKilobytes() - before) / 1e3,
                static_cast<long long>(sum % 10));
}

} // namespace

int main(int argc, char *argv[])
{
    const qint64 lines = argc > 1 ? QByteArray(argv[1]).toLongLong() : 10'000'000;
    if (lines <= 1'000) {
        std::fputs("usage: bench_filter [LINES, more than 1000]\n", stderr);
        return 2;
    }
    for (const int runs : {1, 12})
        measureRuns(lines, runs);
    return 0;
}
