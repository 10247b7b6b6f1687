// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace runwatch {

struct EventSourceOptions
{
    enum class Reconnect : quint8 { GetOnly, Never };

    Reconnect reconnect = Reconnect::GetOnly;
    qint64 readBufferSize = 1 << 20; // bytes
    qint64 lineLimit = 16 << 20;
    qint64 eventLimit = 16 << 20;
    qint64 hardLineLimit = 64 << 20;
    int reconnectionTime = 1'000; // ms, until the server's retry: says otherwise
    int longestDelay = 60'000; // ms
    int sliceTime = 8; // ms of parsing before the event loop gets a turn
    int connectTimeout = 15'000; // ms, GET only: no clock closes a POST
    int headTimeout = 60'000; // ms, GET only
};

} // namespace runwatch
