// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// How fast the parser reads events of three sizes, against one memchr a line over
// the same buffer: fed whole, and as the network does in 64 KiB blocks.
//
//   bench_parser [--enforce]      1 when a ratio is under its bar

#include "app/stream/eventstreamparser.h"

#include <QByteArray>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <limits>

using namespace runwatch;

namespace {

constexpr qsizetype BufferBytes = 4 * 1024 * 1024;
constexpr qsizetype NetworkBlock = 64 * 1024;
constexpr int Rounds = 61;

struct Case
{
    const char *name;
    qsizetype eventBytes;
    double bar;
};

struct Measured
{
    qint64 baseline = std::numeric_limits<qint64>::max(); // ns, the best of all rounds
    qint64 whole = std::numeric_limits<qint64>::max();
    qint64 blocks = std::numeric_limits<qint64>::max();
};

QByteArray events(qsizetype eventBytes)
{
    const QByteArray event = "data: " + QByteArray(eventBytes - 8, 'x') + "\n\n";
    return event.repeated(BufferBytes / eventBytes);
}

qsizetype countLines(const QByteArray &buffer)
{
    qsizetype lines = 0;
    const char *const end = buffer.constEnd();
    for (const char *at = buffer.constBegin(); at != end; ++lines)
        at = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at))) + 1;
    return lines;
}

// What a reader of the events does at least: count them, look at the size of each.
class EventCount
{
public:
    void operator()(const ServerSentEvent &event)
    {
        ++count;
        bytes += event.data.size();
    }

    template <typename Other>
    void operator()(const Other &)
    {
    }

    qsizetype count = 0;
    qsizetype bytes = 0;
};

EventCount parse(QByteArrayView buffer, qsizetype block)
{
    EventStreamParser parser;
    EventCount seen;
    for (; !buffer.isEmpty(); buffer = buffer.sliced(qMin(block, buffer.size())))
        parser.feed(buffer.first(qMin(block, buffer.size())), seen);
    return seen;
}

// The shortest time of all rounds. `isRight` keeps the work from being optimised away.
template <typename Work>
bool takeTime(qint64 &best, Work isRight)
{
    QElapsedTimer timer;
    timer.start();
    const bool right = isRight();
    best = std::min(best, timer.nsecsElapsed());
    return right;
}

// False when the parser missed an event or a byte.
bool measure(qsizetype eventBytes, Measured &measured)
{
    const QByteArray buffer = events(eventBytes);
    const qsizetype count = buffer.size() / eventBytes;
    const auto isRight = [&](const EventCount &seen) {
        return seen.count == count && seen.bytes == count * (eventBytes - 8);
    };
    for (int round = 0; round < Rounds; ++round) {
        const bool right = takeTime(measured.baseline, [&] { return countLines(buffer) == 2 * count; })
            && takeTime(measured.whole, [&] { return isRight(parse(buffer, buffer.size())); })
            && takeTime(measured.blocks, [&] { return isRight(parse(buffer, NetworkBlock)); });
        if (!right)
            return false;
    }
    return true;
}

void print(const Case &size, const char *feeding, qint64 nanoseconds)
{
    const double bytes = double(BufferBytes / size.eventBytes * size.eventBytes);
    std::printf("%s %s: %.1f million events/s, %.2f GB/s\n", size.name, feeding,
                bytes / double(size.eventBytes) * 1e3 / double(nanoseconds), bytes / double(nanoseconds));
}

bool judge(const Case &size, const char *feeding, qint64 baseline, qint64 parser)
{
    const double ratio = double(baseline) / double(parser);
    std::printf("ratio %s-%s %.2f bar %.2f\n", size.name, feeding, ratio, size.bar);
    return ratio >= size.bar;
}

} // namespace

int main(int argc, char *argv[])
{
    const bool enforces = argc > 1 && std::strcmp(argv[1], "--enforce") == 0;
    bool isFastEnough = true;
    for (const Case &size :
         {Case{"20-byte", 20, 0.8}, Case{"200-byte", 200, 0.5}, Case{"4096-byte", 4096, 0.3}}) {
        Measured measured;
        if (!measure(size.eventBytes, measured)) {
            std::fprintf(stderr, "%s events were not all read\n", size.name);
            return 1;
        }
        print(size, "memchr", measured.baseline);
        print(size, "whole", measured.whole);
        print(size, "blocks", measured.blocks);
        isFastEnough &= judge(size, "whole", measured.baseline, measured.whole);
        isFastEnough &= judge(size, "blocks", measured.baseline, measured.blocks);
    }
    return enforces && !isFastEnough ? 1 : 0;
}
