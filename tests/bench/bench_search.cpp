// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// How long the search through ten million lines takes, against ripgrep over the same bytes in the
// page cache; when the first match is there, and how long the GUI thread was busy in one go.
//
//   bench_search [LINES [ROUNDS]]
//
// Needs `rg` (Debian's ripgrep), and as much room in the temporary folder as the lines have.

#include "app/log/logsearch.h"
#include "app/log/logstore.h"
#include "app/log/spool.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryFile>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>
#include <utility>

#include <sys/resource.h>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr RunId Run = RunId(1);

struct Question
{
    const char *pattern;
    double bar; // of ripgrep's time
};

constexpr Question Questions[] = {
    {"connection reset by peer", 0.5},
    {"ERROR.*worker-0[0-9].*timeout", 0.5},
    {"(?i)error|warn", 1.7},
};

struct Timing
{
    double seconds = 0;
    double cpu = 0; // seconds of all threads: what a busy machine changes least
    double firstMatch = 0; // seconds
    double longestBusy = 0; // likewise, of the GUI thread's own time
    double longestGap = 0; // likewise, on the clock, between two turns of a timer
    qint64 count = 0;
};

// 99 bytes: a time, a level (one line in a hundred an error, four a warning), one of 64 workers.
class LineMaker final
{
public:
    QByteArrayView next(qint64 number)
    {
        const unsigned dice = m_random() % 1'000;
        const unsigned other = m_random();
        const char *level = dice < 10 ? "ERROR" : dice < 50 ? "WARN " : "INFO ";
        const char *text = dice < 50 && other % 10 == 0 ? "timeout after 5000 ms, retrying"
            : other % 1'000 == 7                        ? "connection reset by peer"
                                                        : "sent 4096 bytes to shard-12 in 17 ms";
        const int size = std::snprintf(
            m_line, sizeof(m_line), "2026-11-21T%02d:%02d:%02d.%03dZ %s worker-%02u block %08lld %s",
            int(number / 3'600'000 % 24), int(number / 60'000 % 60), int(number / 1'000 % 60),
            int(number % 1'000), level, other % 64, static_cast<long long>(number), text);
        std::fill(m_line + size, m_line + Size, '.');
        return {m_line, Size};
    }

private:
    static constexpr qsizetype Size = 99;

    std::mt19937 m_random{1};
    char m_line[160] = {};
};

bool fill(LogStore &store, QFile &file, qint64 lines)
{
    LineMaker maker;
    QByteArray buffer;
    for (qint64 i = 0; i < lines; ++i) {
        LogLine line;
        line.text = maker.next(i);
        line.arrivalTime = 1'800'000'000'000 + i / 100;
        line.serverTime = line.arrivalTime - 3;
        store.append(line);
        buffer.append(line.text).append('\n');
        if (buffer.size() > (1 << 20) || i + 1 == lines) {
            if (file.write(buffer) != buffer.size())
                return false;
            buffer.truncate(0);
        }
    }
    return file.flush();
}

double cpuOf(int who)
{
    rusage usage = {};
    getrusage(who, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Timing ripgrep(const char *pattern, const QString &file)
{
    const double cpuBefore = cpuOf(RUSAGE_CHILDREN);
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.start(u"rg"_qs, {u"-j2"_qs, u"-c"_qs, QString::fromLatin1(pattern), file});
    Timing timing;
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit)
        return {-1, 0, 0, 0, 0, -1};
    timing.seconds = double(timer.nsecsElapsed()) / 1e9;
    timing.cpu = cpuOf(RUSAGE_CHILDREN) - cpuBefore;
    timing.count = process.readAllStandardOutput().trimmed().toLongLong();
    return timing;
}

// Of this thread's own work. The clock on the wall would count what other programs do meanwhile.
double cpuSeconds()
{
    timespec time = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

// As in the window: an event loop runs, with a timer that should come every millisecond.
class Watch final : public QObject
{
public:
    Watch(LogSearch &search, Timing &timing)
        : m_search(search)
        , m_timing(timing)
    {
        connect(&search, &LogSearch::matchesChanged, this, &Watch::lookForMatches);
        connect(&m_beat, &QTimer::timeout, this, &Watch::lookAtClock);
        m_beat.setTimerType(Qt::PreciseTimer);
        m_beat.start(1);
        m_timer.start();
        m_lastBusy = cpuSeconds();
    }

    [[nodiscard]] double seconds() const { return double(m_timer.nsecsElapsed()) / 1e9; }

private:
    void lookAtClock()
    {
        const double busy = cpuSeconds();
        m_timing.longestBusy = std::max(m_timing.longestBusy, busy - std::exchange(m_lastBusy, busy));
        const double now = seconds();
        m_timing.longestGap = std::max(m_timing.longestGap, now - std::exchange(m_last, now));
    }

    void lookForMatches()
    {
        if (m_timing.firstMatch == 0 && !m_search.matches(Run)->isEmpty())
            m_timing.firstMatch = seconds();
    }

    LogSearch &m_search;
    Timing &m_timing;
    QTimer m_beat;
    QElapsedTimer m_timer;
    double m_lastBusy = 0;
    double m_last = 0;
};

Timing search(const std::shared_ptr<LogStore> &store, const char *pattern, LogPlace near)
{
    LogSearch search;
    search.setLogs({{Run, store}});
    Timing timing;
    QEventLoop loop;
    QObject::connect(&search, &LogSearch::searchingChanged, &loop, [&loop](bool isSearching) {
        if (!isSearching)
            loop.quit();
    });
    const double cpuBefore = cpuOf(RUSAGE_SELF);
    const Watch watch(search, timing);
    const auto begin = [&search, pattern, near] { // in the loop, as when a key is pressed
        search.search(
            std::get<SearchPattern>(compile({QString::fromLatin1(pattern), true, true, false, false})), near);
    };
    QTimer::singleShot(0, &loop, begin);
    loop.exec();
    timing.seconds = watch.seconds();
    timing.cpu = cpuOf(RUSAGE_SELF) - cpuBefore;
    timing.count = search.matches(Run)->size();
    return timing;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const qint64 lines = argc > 1 ? QByteArray(argv[1]).toLongLong() : 10'000'000;
    const int rounds = argc > 2 ? QByteArray(argv[2]).toInt() : 5;
    QTemporaryFile file;
    const auto store = std::make_shared<LogStore>(LogStore::DefaultLimit, std::make_shared<Spool>());
    if (lines <= 0 || rounds <= 0 || !file.open() || !fill(*store, file, lines)) {
        std::fputs("usage: bench_search [LINES [ROUNDS]]; the temporary folder must have room for them\n",
                   stderr);
        return 2;
    }
    bool isRight = true;
    for (const Question &question : Questions) {
        std::vector<double> ratios;
        Timing worst;
        double ours = 0;
        double theirs = 0;
        double ourCpu = 0;
        double theirCpu = 0;
        qint64 count = 0;
        for (int round = 0; round < rounds; ++round) {
            const Timing baseline = ripgrep(question.pattern, file.fileName());
            const Timing timing = search(store, question.pattern, {Run, LineNumber(round * lines / rounds)});
            if (baseline.count < 0) {
                std::fputs("bench_search: rg does not run\n", stderr);
                return 2;
            }
            isRight = isRight && baseline.count == timing.count;
            count = timing.count;
            ratios.push_back(timing.seconds / baseline.seconds);
            ours = round == 0 ? timing.seconds : std::min(ours, timing.seconds);
            theirs = round == 0 ? baseline.seconds : std::min(theirs, baseline.seconds);
            ourCpu += timing.cpu / rounds;
            theirCpu += baseline.cpu / rounds;
            worst.firstMatch = std::max(worst.firstMatch, timing.firstMatch);
            worst.longestGap = std::max(worst.longestGap, timing.longestGap);
            worst.longestBusy = std::max(worst.longestBusy, timing.longestBusy);
        }
        std::sort(ratios.begin(), ratios.end());
        std::printf(
            "%-30s %.2f of rg -j2 -c (bar %.1f), best %.3f s and %.3f s, CPU %.3f s and %.3f s, %lld lines\n"
            "    first match after %.1f ms (bar 50), GUI thread busy for %.1f ms in one go (bar 8; %.1f ms "
            "on the clock)\n",
            question.pattern, ratios[ratios.size() / 2], question.bar, ours, theirs, ourCpu, theirCpu,
            static_cast<long long>(count), worst.firstMatch * 1e3, worst.longestBusy * 1e3,
            worst.longestGap * 1e3);
    }
    if (!isRight)
        std::fputs("bench_search: ripgrep counts other lines\n", stderr);
    return isRight ? 0 : 1;
}
