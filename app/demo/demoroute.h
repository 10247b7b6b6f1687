// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/demoscenario.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace runwatch {

// One address of the demo server and what is played there.
struct DemoRoute
{
    QByteArray path;
    QList<QByteArray> methods; // the first is the one to try
    QByteArray sampleBody; // JSON, for POST
    QByteArray token; // empty: open to everyone
    DemoScenario (*scenario)(const QDateTime &start) = nullptr;
};

// In the order a newcomer should meet them.
[[nodiscard]] const QList<DemoRoute> &demoRoutes();

} // namespace runwatch
