// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demoroute.h"

#include "app/demo/demoscenarios.h"

namespace runwatch {

const QList<DemoRoute> &demoRoutes()
{
    static const QList<DemoRoute> routes{
        {"/api/phases", {"POST"}, R"({"index":"catalogue","shards":7})", {}, phasesScenario},
        {"/api/events", {"GET"}, {}, {}, fleetScenario},
        {"/api/progress", {"POST"}, R"({"import":"customers","night":true})", {}, progressScenario},
        {"/api/logs", {"POST"}, R"({"report":"backup"})", {}, logScenario},
        {"/api/batch", {"POST"}, R"({"invoices":40})", {}, batchScenario},
        {"/api/flaky", {"GET"}, {}, {}, flakyScenario},
        {"/api/secure", {"GET", "POST"}, {}, "demo-token", secureScenario},
        {"/api/unfinished", {"POST"}, R"({"thumbnails":"2026-07"})", {}, unfinishedScenario},
    };
    return routes;
}

} // namespace runwatch
