// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demoscenarios.h"

namespace runwatch {

using namespace Qt::StringLiterals;

DemoScenario unfinishedScenario(const QDateTime &)
{
    constexpr int LastPercent = 62;

    DemoScenario scenario;
    scenario.say(0, {{u"title"_s, u"Thumbnails for July"_s}, {u"status"_s, u"running"_s}});
    for (int percent = 0; percent <= LastPercent; percent += 2) {
        scenario.say(700,
                     {{u"status"_s, u"progress"_s},
                      {u"progress"_s, percent},
                      {u"message"_s, u"Scaled %1 of 4,100 pictures"_s.arg(percent * 41)}});
    }
    return scenario;
}

} // namespace runwatch
