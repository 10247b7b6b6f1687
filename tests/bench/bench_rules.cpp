// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// From the bytes of an event stream to updates by the rules of a profile, against the built-in
// shapes on the same bytes. Issue 4, "Speed": at most 1.5 times.
//
//   bench_rules [--quick] [--enforce] [shapes | buildbot | kestra]

#include "app/decode/decoder.h"
#include "app/stream/eventstreamparser.h"
#include "tests/bench/ruledevents.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <limits>

using namespace runwatch;

namespace {

constexpr double Bar = 1.5;

template <typename Decode>
qsizetype readUpdates(QByteArrayView stream, Decode &&decode)
{
    constexpr qsizetype Block = 64 << 10;
    EventStreamParser parser;
    qsizetype updates = 0;
    for (qsizetype at = 0; at < stream.size(); at += Block) {
        parser.feed(stream.sliced(at, std::min(Block, stream.size() - at)), [&](const auto &found) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(found)>, ServerSentEvent>)
                updates += qsizetype(decode(found).updates.size());
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

// In turns, the best of each, and each of them short: the machine is shared.
double measure(const RuledEvents &ruled, int rounds)
{
    const RuleSet rules(ruled.profile);
    const QByteArray stream = ruled.events.join();
    qsizetype updates = 0;
    qint64 shapes = std::numeric_limits<qint64>::max();
    qint64 ours = shapes;
    for (int round = 0; round < rounds; ++round) {
        shapes = std::min(
            shapes, nanosecondsOf([&] {
                Decoder decoder;
                readUpdates(stream, [&](const ServerSentEvent &event) { return decoder.decode(event); });
            }));
        ours = std::min(ours, nanosecondsOf([&] {
                            Decoder decoder;
                            RuleMemory memory;
                            updates = readUpdates(stream, [&](const ServerSentEvent &event) {
                                return decoder.decode(event, rules, memory);
                            });
                        }));
    }
    if (updates != ruled.updates) {
        std::fprintf(stderr, "%s: %lld updates, not %lld\n", ruled.name, qlonglong(updates),
                     qlonglong(ruled.updates));
        std::exit(1);
    }
    const qsizetype count = ruled.events.size();
    const double ratio = double(ours) / double(shapes);
    std::printf("%s: built-in shapes %lld ns an event, %lld rules %lld ns, event %lld bytes\n", ruled.name,
                qlonglong(shapes / count), qlonglong(ruled.profile->rules.size()), qlonglong(ours / count),
                qlonglong(stream.size() / count));
    std::printf("ratio %s %.2f bar %.1f\n", ruled.name, ratio, Bar);
    return ratio;
}

} // namespace

int main(int argc, char *argv[])
{
    const auto isAsked = [argc, argv](const char *option) {
        return std::any_of(argv, argv + argc,
                           [option](const char *word) { return qstrcmp(word, option) == 0; });
    };
    const bool isQuick = isAsked("--quick");
    const auto isNamed = [](const char *word) { return word[0] != '-'; };
    const char **const end = const_cast<const char **>(argv) + argc;
    const char **const name = std::find_if(const_cast<const char **>(argv) + 1, end, isNamed);
    double worst = 0;
    for (const RuledEvents &ruled : ruledEvents(isQuick ? 2'000 : 5'000)) {
        if (name == end || qstrcmp(*name, ruled.name) == 0)
            worst = std::max(worst, measure(ruled, isQuick ? 2 : 200));
    }
    return isAsked("--enforce") && worst > Bar ? 1 : 0;
}
