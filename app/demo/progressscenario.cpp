// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demoscenarios.h"

#include <QList>

namespace runwatch {

using namespace Qt::StringLiterals;

DemoScenario progressScenario(const QDateTime &)
{
    const QList<QString> tables{u"customers"_s,   u"addresses"_s,  u"contracts"_s, u"orders"_s,
                                u"order lines"_s, u"payments"_s,   u"refunds"_s,   u"shipments"_s,
                                u"complaints"_s,  u"audit trail"_s};
    constexpr int StepsPerTable = 5;

    DemoScenario scenario;
    scenario.say(0, {{u"type"_s, u"connected"_s}});
    scenario.say(200,
                 {{u"title"_s, u"Nightly import"_s},
                  {u"status"_s, u"progress"_s},
                  {u"progress"_s, 0},
                  {u"message"_s, u"Connecting to the warehouse…"_s}});
    const auto steps = int(tables.size()) * StepsPerTable;
    for (int done = 1; done <= steps; ++done) {
        const int table = (done - 1) / StepsPerTable;
        scenario.say(
            1000,
            {{u"status"_s, u"progress"_s},
             {u"progress"_s, done * 99 / steps},
             {u"message"_s,
              u"Importing %1, table %2 of %3…"_s.arg(tables[table]).arg(table + 1).arg(tables.size())}});
    }
    scenario.say(800,
                 {{u"status"_s, u"complete"_s},
                  {u"progress"_s, 100},
                  {u"message"_s, u"Imported 184,220 rows from 10 tables"_s}});
    return scenario;
}

} // namespace runwatch
