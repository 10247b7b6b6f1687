// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace runwatch {

class DescriptorBudget;
class ReconnectPace;

struct EventSourceOptions
{
    qint64 readBufferSize = 1 << 20; // bytes
    qint64 lineLimit = 16 << 20;
    qint64 eventLimit = 16 << 20;
    qint64 hardLineLimit = 64 << 20;
    int reconnectionTime = 1'000; // ms, until the server's retry: says otherwise
    int longestDelay = 60'000; // ms
    int sliceTime = 8; // ms of parsing before the event loop gets a turn
    int connectTimeout = 15'000; // ms, GET only: no clock closes a POST
    int headTimeout = 60'000; // ms, GET only
    int healthyAfter = 60'000; // ms open, and the next failure is the first in a row
    int idleLimitWithIds = 60'000; // ms of silence of a GET before a keep-alive gap is known
    int idleLimitWithoutIds = 300'000; // likewise, where a drop may lose something
    int leastIdleLimit = 45'000; // ms; else three times the keep-alive gap
    int leastKeepAliveGap = 1'000; // ms; signs of life closer than this are one
    int wakingSpread = 3'000; // ms over which all streams reconnect after this machine has slept
    ReconnectPace *pace = nullptr; // of all streams of the thread, and outlives them; null: none
    DescriptorBudget *descriptors = nullptr; // likewise
};

} // namespace runwatch
