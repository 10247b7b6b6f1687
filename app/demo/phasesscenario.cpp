// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demoscenarios.h"

#include <QList>

namespace runwatch {

using namespace Qt::StringLiterals;

DemoScenario phasesScenario(const QDateTime &)
{
    struct Phase
    {
        QString name;
        int weight; // of 100
        QString message;
        QString line; // of the log, at every fourth step
        QString endLevel;
        QString endLine;
    };
    const QList<Phase> phases{{u"fetch"_s, 10, u"Fetching page %1 of 20"_s, u"page %1: 4,820 articles"_s,
                               u"warning"_s, u"page 17 was slow to come: 2.4 s"_s},
                              {u"index"_s, 70, u"Indexing part %1 of 20"_s, u"part %1: merged into shard 3"_s,
                               u"log"_s, u"96,403 articles in 7 shards"_s},
                              {u"publish"_s, 20, u"Publishing segment %1 of 20"_s, u"segment %1: in use"_s,
                               u"log"_s, u"the old index is released"_s}};
    constexpr int Steps = 20;

    DemoScenario scenario;
    scenario.say(0, {{u"type"_s, u"connected"_s}});
    scenario.say(100, {{u"title"_s, u"Re-index the catalogue"_s}, {u"status"_s, u"running"_s}});
    int before = 0;
    for (const Phase &phase : phases) {
        for (int step = 0; step <= Steps; ++step) {
            scenario.say(150 + phase.weight * 15,
                         {{u"phase"_s, phase.name},
                          {u"phaseProgress"_s, step * 100 / Steps},
                          {u"overallProgress"_s, before + step * phase.weight / Steps},
                          {u"message"_s, phase.message.arg(step)}});
            if (step % 4 == 1)
                scenario.say(0, {{u"type"_s, u"log"_s}, {u"message"_s, phase.line.arg(step)}}, "log");
        }
        before += phase.weight;
        scenario.say(0, {{u"type"_s, phase.endLevel}, {u"message"_s, phase.endLine}}, "log");
    }
    scenario.say(500,
                 {{u"status"_s, u"complete"_s},
                  {u"overallProgress"_s, 100},
                  {u"message"_s, u"Catalogue of 96,403 articles is live"_s}});
    return scenario;
}

} // namespace runwatch
