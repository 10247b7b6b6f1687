// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// How fast the log store takes lines of a hundred bytes into its spool, against memcpy of the
// same bytes and a memchr for each line's end; what it costs to look at what is known of each
// line; how much of ten million lines is in anonymous memory.
//
//   bench_log [LINES]

#include "app/log/logstore.h"
#include "app/log/spool.h"
#include "app/log/spoolfile.h"
#include "tests/bench/processfacts.h"

#include <QByteArray>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include <unistd.h>

using namespace runwatch;

namespace {

constexpr qsizetype LineBytes = 100; // with its line feed
constexpr int Rounds = 5;
constexpr qint64 ManyLines = 10'000'000;

// What a program would do at the very least: copy the bytes, find the lines.
qint64 copyAndFindLines(const QByteArray &text)
{
    QElapsedTimer timer;
    timer.start();
    const auto copy = std::make_unique_for_overwrite<char[]>(size_t(text.size()));
    std::memcpy(copy.get(), text.data(), size_t(text.size()));
    qsizetype lines = 0;
    for (const char *at = copy.get(), *end = at + text.size(); at < end; ++lines)
        at = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at))) + 1;
    return lines == text.size() / LineBytes ? timer.nsecsElapsed() : -1;
}

void appendTo(LogStore &store, const QByteArray &text)
{
    LogLine line;
    const qint64 number = qint64(store.end());
    for (qsizetype at = 0; at < text.size(); at += LineBytes) {
        line.arrivalTime = 1'800'000'000'000 + (number + at / LineBytes) / 200;
        line.serverTime = line.arrivalTime - 3;
        line.level = at % 1'000 == 0 ? LogLevel::Warning : LogLevel::Log;
        line.jobIndex = quint32(at / LineBytes % 1'000);
        line.text = QByteArrayView(text).sliced(at, LineBytes - 1);
        store.append(line);
    }
}

qint64 append(const QByteArray &text, const std::shared_ptr<Spool> &spool, double &bytesPerByte)
{
    QElapsedTimer timer;
    timer.start();
    LogStore store(LogStore::DefaultLimit, spool);
    appendTo(store, text);
    const qint64 elapsed = timer.nsecsElapsed();
    bytesPerByte = double(store.memory()) / double(text.size());
    return elapsed;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void printAppending(qsizetype lines, const char *where, const std::shared_ptr<Spool> &spool)
{
    const QByteArray text = (QByteArray(LineBytes - 1, 'x') + '\n').repeated(lines);
    std::vector<double> ratios;
    double bytesPerByte = 0;
    qint64 best = 0;
    for (int round = 0; round < Rounds; ++round) {
        const qint64 baseline = copyAndFindLines(text);
        const qint64 appended = append(text, spool, bytesPerByte);
        ratios.push_back(double(baseline) / double(appended));
        best = round == 0 ? appended : std::min(best, appended);
    }
    std::printf("append %s: %.2f of memcpy and memchr (bar 0.25), %.1f million lines a second (bar 2), %.3f bytes a byte (bar 1.1)\n",
                where, median(ratios), double(lines) * 1e3 / double(best), bytesPerByte);
}

// What a change of levels or jobs asks of each line.
void printScan(const LogStore &store)
{
    std::vector<double> facts;
    std::vector<double> texts;
    const std::vector<LogBlock> blocks = store.blocks(LineNumber(0), qint64(store.end()));
    const auto lines = double(qint64(store.end()) - qint64(store.first()));
    qint64 sum = 0;
    for (int round = 0; round < Rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        qint64 warnings = 0;
        for (const LogBlock &block : blocks)
            for (qsizetype i = 0; i < block.size(); ++i)
                warnings += block.facts(i).level == LogLevel::Warning ? 1 : 0;
        facts.push_back(double(timer.nsecsElapsed()) / lines);
        timer.restart();
        for (const LogBlock &block : blocks)
            for (qsizetype i = 0; i < block.size(); ++i)
                sum += block.lineText(i).size();
        texts.push_back(double(timer.nsecsElapsed()) / lines);
        sum += warnings;
    }
    std::printf("looking at the facts of all: %.1f ns a line (bar 2); at where their text lies: %.1f ns a line (%lld)\n", median(facts),
                median(texts), static_cast<long long>(sum));
}

void printMany()
{
    const auto spool = std::make_shared<Spool>();
    const QByteArray text = (QByteArray(LineBytes - 1, 'x') + '\n').repeated(100'000);
    const qint64 before = factsOf(::getpid()).anonymousKilobytes;
    LogStore store(LogStore::DefaultLimit, spool);
    QElapsedTimer timer;
    timer.start();
    while (qint64(store.end()) < ManyLines)
        appendTo(store, text);
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const ProcessFacts after = factsOf(::getpid());
    std::printf("ten million lines: %.1f s, anonymous memory %.1f MB (before %.1f, bar 64), resident %.0f MB, file %.0f MB\n", seconds,
                double(after.anonymousKilobytes) / 1024, double(before) / 1024, double(after.residentKilobytes) / 1024,
                double(spool->file().spaceOnDisk()) / (1 << 20));
    if (store.first() != LineNumber(0) || spool->episode() != 0)
        std::puts("but lines have gone: is there room on the disk?");
    printScan(store);
}

} // namespace

int main(int argc, char *argv[])
{
    const qsizetype lines = argc > 1 ? QByteArray(argv[1]).toLongLong() : 2'000'000;
    if (lines <= 0) {
        std::fputs("usage: bench_log [LINES]\n", stderr);
        return 2;
    }
    printAppending(lines, "to memory", {});
    printAppending(lines, "to the spool", std::make_shared<Spool>());
    printMany();
    return 0;
}
