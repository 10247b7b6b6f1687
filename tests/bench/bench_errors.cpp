// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// How long it takes to group the errors of a log, one line in ten, in slices of 4 ms; against copying
// each error's text, which the least of grouping would do too.
//
//   bench_errors [LINES]

#include "app/log/errorsignature.h"
#include "app/model/errorlistmodel.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace runwatch;

namespace {

QByteArray errorText(int i)
{
    static constexpr const char *Words[] = {"timeout", "connection refused", "checksum mismatch", "no space left"};
    return QByteArray(Words[i / 10 % 4]) + " after " + QByteArray::number(i % 977) + " ms on worker-" + QByteArray::number(i % 64)
        + " (/data/part-" + QByteArray::number(i) + ".csv), request req_8fA" + QByteArray::number(i % 13) + " at 10.0.3." + QByteArray::number(i % 250);
}

// Of this thread: others may be at work on the machine.
qint64 processorTime() // ns
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

template <typename Touch>
double nanosecondsEach(const QList<QByteArray> &texts, Touch &&touch)
{
    constexpr int Rounds = 10;
    const qint64 start = processorTime();
    QByteArray out;
    for (int round = 0; round < Rounds; ++round) {
        for (const QByteArray &text : texts) {
            out.resize(0);
            touch(text, out);
        }
    }
    return double(processorTime() - start) / double(Rounds * texts.size());
}

void measureSignatures()
{
    QList<QByteArray> texts;
    for (int i = 0; i < 10'000; ++i)
        texts << errorText(i);
    const double copying = nanosecondsEach(texts, [](const QByteArray &text, QByteArray &out) { out.append(text); });
    const double masking = nanosecondsEach(texts, [](const QByteArray &text, QByteArray &out) { appendSignature(text, out); });
    std::printf("signature: %.0f ns a line of %lld bytes (copying it: %.0f ns)\n", masking, qlonglong(texts.last().size()), copying);
}

void measureReading(qint64 lines)
{
    const auto log = std::make_shared<LogStore>();
    const QByteArray plain(99, 'x');
    for (qint64 i = 0; i < lines; ++i) {
        const QByteArray text = i % 10 == 0 ? errorText(int(i)) : plain;
        log->append({.jobIndex = quint32(i % 50), .level = i % 10 == 0 ? LogLevel::Error : LogLevel::Log, .arrivalTime = 1'800'000'000'000 + i / 100, .text = text});
    }
    ErrorListModel model;
    model.setJob({});
    model.setLog(log);
    const qint64 start = processorTime();
    std::vector<qint64> slices;
    for (bool isMore = true; isMore;) {
        const qint64 sliceStart = processorTime();
        isMore = model.read(QDeadlineTimer(4));
        slices.push_back(processorTime() - sliceStart);
    }
    std::sort(slices.begin(), slices.end());
    std::printf("reading: %lld lines, %lld errors of %d kinds in %.0f ms of processor time, %zu slices, 99th percentile %.2f ms, longest %.2f ms\n",
                qlonglong(lines), qlonglong(model.errorCount()), model.rowCount(), double(processorTime() - start) / 1e6, slices.size(),
                double(slices[slices.size() * 99 / 100]) / 1e6, double(slices.back()) / 1e6);
}

} // namespace

int main(int argc, char *argv[])
{
    const qint64 lines = argc > 1 ? QByteArray(argv[1]).toLongLong() : 10'000'000;
    if (lines <= 0) {
        std::fputs("usage: bench_errors [LINES]\n", stderr);
        return 2;
    }
    measureSignatures();
    measureReading(lines);
    return 0;
}
