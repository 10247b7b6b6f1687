// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demoscenarios.h"

namespace runwatch {
namespace {

using namespace Qt::StringLiterals;

constexpr int Files = 60;
constexpr int FirstCut = 15;
constexpr int Stall = 34;
constexpr int SecondCut = 46;

QJsonObject copied(int file)
{
    return {{u"status"_s, u"progress"_s},
            {u"current"_s, file},
            {u"total"_s, Files},
            {u"message"_s, u"Copied archive %1 of %2 over the slow line"_s.arg(file).arg(Files)}};
}

} // namespace

DemoScenario flakyScenario(const QDateTime &)
{
    DemoScenario scenario;
    scenario.frames.append({0, "retry: 2000\n\n", {}});
    scenario.say(200, {{u"title"_s, u"Copy the archive overseas"_s}, {u"status"_s, u"running"_s}}, {}, "0");
    for (int file = 1; file <= Files; ++file)
        scenario.say(file == Stall ? 70'000 : 900, copied(file), {}, QByteArray::number(file));
    // Half of the next event goes out before the line drops: a client that took it
    // for a whole one, or its id for read, would miss an archive.
    DemoScenario::Frame &cutShort = scenario.frames[FirstCut + 1];
    const QByteArray next = scenario.frames[FirstCut + 2].bytes;
    cutShort.bytes += next.first(next.size() / 2);
    cutShort.then = DemoScenario::Then::CutConnection;
    scenario.frames[SecondCut + 1].then = DemoScenario::Then::CutConnection;
    scenario.say(500,
                 {{u"status"_s, u"complete"_s},
                  {u"progress"_s, 100},
                  {u"message"_s, u"All %1 archives arrived"_s.arg(Files)}},
                 {}, QByteArray::number(Files + 1));
    return scenario;
}

} // namespace runwatch
