// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace runwatch {

// Calls `make` in a thread of the pool; the future has what it returned.
template <typename Make> auto runIn(QThreadPool &pool, Make &&make) -> QFuture<decltype(make())>
{
    const auto promise = std::make_shared<QPromise<decltype(make())>>();
    QFuture<decltype(make())> future = promise->future();
    pool.start([promise, make = std::forward<Make>(make)] {
        promise->start();
        promise->addResult(make());
        promise->finish();
    });
    return future;
}

} // namespace runwatch
