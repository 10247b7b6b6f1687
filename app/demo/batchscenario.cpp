// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demoscenarios.h"

#include <QJsonArray>

namespace runwatch {

using namespace Qt::StringLiterals;

DemoScenario batchScenario(const QDateTime &)
{
    constexpr int Invoices = 40;
    constexpr int WithoutAddress = 8;

    DemoScenario scenario;
    QJsonArray errors;
    const auto say = [&](int pause, const QString &status, int done, const QString &message) {
        const auto failed = int(errors.size());
        scenario.say(
            pause,
            {{u"status"_s, status},
             {u"progress"_s, done * 100 / Invoices},
             {u"message"_s, message},
             {u"results"_s,
              QJsonObject{{u"success"_s, done - failed}, {u"failed"_s, failed}, {u"errors"_s, errors}}}});
    };
    scenario.say(0, {{u"type"_s, u"connected"_s}});
    scenario.say(100, {{u"title"_s, u"Send the invoices"_s}, {u"status"_s, u"running"_s}});
    for (int done = 1; done <= Invoices; ++done) {
        if (done == WithoutAddress)
            errors.append(u"Invoice 2026-0423: the customer has no e-mail address"_s);
        say(1200, u"progress"_s, done, u"Sent %1 of %2"_s.arg(done).arg(Invoices));
    }
    say(500, u"complete"_s, Invoices, u"All invoices are out but one"_s);
    return scenario;
}

} // namespace runwatch
