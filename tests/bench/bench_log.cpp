// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// How fast the log store takes lines of a hundred bytes, against memcpy of the
// same bytes and a memchr for each line's end.
//
//   bench_log [LINES]

#include "app/log/logstore.h"

#include <QByteArray>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

using namespace runwatch;

namespace {

constexpr qsizetype LineBytes = 100; // with the line feed that the store does not keep
constexpr int Rounds = 5;

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

qint64 append(const QByteArray &text, double &bytesPerByte)
{
    QElapsedTimer timer;
    timer.start();
    LogStore store;
    LogLine line;
    for (qsizetype at = 0; at < text.size(); at += LineBytes) {
        line.arrivalTime = 1'800'000'000'000 + at / 20'000;
        line.serverTime = line.arrivalTime - 3;
        line.text = QByteArrayView(text).sliced(at, LineBytes - 1);
        store.append(line);
    }
    const qint64 elapsed = timer.nsecsElapsed();
    bytesPerByte = double(store.memory()) / double(text.size());
    return elapsed;
}

} // namespace

int main(int argc, char *argv[])
{
    const qsizetype lines = argc > 1 ? QByteArray(argv[1]).toLongLong() : 2'000'000;
    if (lines <= 0) {
        std::fputs("usage: bench_log [LINES]\n", stderr);
        return 2;
    }
    const QByteArray text = (QByteArray(LineBytes - 1, 'x') + '\n').repeated(lines);
    std::vector<double> ratios;
    double bytesPerByte = 0;
    qint64 best = 0;
    for (int round = 0; round < Rounds; ++round) {
        const qint64 baseline = copyAndFindLines(text);
        const qint64 appended = append(text, bytesPerByte);
        ratios.push_back(double(baseline) / double(appended));
        best = round == 0 ? appended : std::min(best, appended);
    }
    std::sort(ratios.begin(), ratios.end());
    std::printf("log append: %.2f of memcpy and memchr, %.1f million lines a second, %.3f bytes a byte\n",
                ratios[ratios.size() / 2], double(lines) * 1e3 / double(best), bytesPerByte);
    return 0;
}
