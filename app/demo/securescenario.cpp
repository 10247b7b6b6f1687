// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demoscenarios.h"

namespace runwatch {

using namespace Qt::StringLiterals;

DemoScenario secureScenario(const QDateTime &)
{
    constexpr int Departments = 24;

    DemoScenario scenario;
    scenario.say(0, {{u"title"_s, u"Payroll export"_s}, {u"message"_s, u"The token was accepted"_s}});
    for (int done = 1; done <= Departments; ++done) {
        scenario.say(1500, {{u"percent"_s, done * 100.0 / Departments}}, "progress");
        scenario.say(50, {{u"message"_s, u"Department %1: signed and encrypted"_s.arg(done)}}, "log");
    }
    scenario.say(500, {{u"result"_s, u"success"_s}}, "complete");
    return scenario;
}

} // namespace runwatch
