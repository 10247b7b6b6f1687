// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// From the bytes of an event stream to updates, against QJsonDocument::fromJson
// alone on the same payloads of about 120 bytes. Issue 2, section 2: at least 3.
//
//   bench_decode [--quick] [--enforce]

#include "app/decode/decoder.h"
#include "app/stream/eventstreamparser.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QList>

#include <algorithm>
#include <cstdio>
#include <limits>

using namespace runwatch;

namespace {

constexpr double Bar = 3;

// The shapes of wire.md, section 1, with the values moving.
QByteArrayList payloads(int count)
{
    QByteArrayList made;
    for (int i = 0; i < count; ++i) {
        const QByteArray n = QByteArray::number(i % 100);
        switch (i % 4) {
        case 0:
            made += R"({"progress": )" + n + R"(, "message": "Processing step )" + n
                + R"( of 100: the quick brown fox and its dog", "status": "progress"})";
            break;
        case 1:
            made += R"({"phase": "process", "phaseProgress": )" + n
                + R"(, "overallProgress": 31.5, "message": "Transforming record )" + n + R"( of 100"})";
            break;
        case 2:
            made += R"({"type": "log", "message": "Fetched page )" + n
                + R"( of the catalogue in 31 ms", "timestamp": "2026-01-17T10:00:00.000Z"})";
            break;
        default:
            made += R"({"status": "progress", "progress": )" + n + R"(, "message": "Processed )" + n
                + R"( of 100", "results": {"success": 4, "failed": 1, "errors": []}})";
        }
    }
    return made;
}

qsizetype readDocuments(const QByteArrayList &events)
{
    qsizetype read = 0;
    for (const QByteArray &event : events)
        read += QJsonDocument::fromJson(event).isObject() ? 1 : 0;
    return read;
}

qsizetype readUpdates(QByteArrayView stream)
{
    constexpr qsizetype Block = 64 << 10;
    EventStreamParser parser;
    Decoder decoder;
    qsizetype updates = 0;
    for (qsizetype at = 0; at < stream.size(); at += Block) {
        parser.feed(stream.sliced(at, std::min(Block, stream.size() - at)), [&](const auto &found) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(found)>, ServerSentEvent>)
                updates += qsizetype(decoder.decode(found).updates.size());
        });
    }
    return updates;
}

template <typename Work>
qint64 nanosecondsOf(Work &&work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return timer.nsecsElapsed();
}

} // namespace

int main(int argc, char *argv[])
{
    const auto isAsked = [argc, argv](const char *option) {
        return std::any_of(argv, argv + argc,
                           [option](const char *word) { return qstrcmp(word, option) == 0; });
    };
    const bool isQuick = isAsked("--quick");
    const QByteArrayList events = payloads(isQuick ? 2'000 : 50'000);
    const int rounds = isQuick ? 2 : 25;
    QByteArray stream;
    for (const QByteArray &event : events)
        stream += "data: " + event + "\n\n";

    // In turns, the best of each: the machine is shared.
    qsizetype read = 0;
    qsizetype updates = 0;
    qint64 baseline = std::numeric_limits<qint64>::max();
    qint64 ours = baseline;
    for (int round = 0; round < rounds; ++round) {
        baseline = std::min(baseline, nanosecondsOf([&] { read += readDocuments(events); }));
        ours = std::min(ours, nanosecondsOf([&] { updates += readUpdates(stream); }));
    }
    if (read != events.size() * rounds || updates != events.size() * rounds) {
        std::fprintf(stderr, "lost events: %lld and %lld of %lld\n", qlonglong(read), qlonglong(updates),
                     qlonglong(events.size() * rounds));
        return 1;
    }
    const double ratio = double(baseline) / double(ours);
    std::printf("QJsonDocument::fromJson %lld ns an event, bytes to updates %lld ns, payload %lld bytes\n",
                qlonglong(baseline / events.size()), qlonglong(ours / events.size()),
                qlonglong(stream.size() / events.size() - 8));
    std::printf("ratio decode %.2f bar %.0f\n", ratio, Bar);
    return isAsked("--enforce") && ratio < Bar ? 1 : 0;
}
