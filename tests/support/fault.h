// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace runwatch {

// One thing a FaultProxy does to one direction of a connection.
struct Fault
{
    enum class Kind : quint8 {
        Cut, // FIN to both sides; what came before the byte still arrives
        Reset, // RST to both sides
        Stall, // nothing passes until FaultProxy::letGo(); the connection stays
        Delay, // nothing passes for `milliseconds`
        HoldEnd, // bytes pass, and FIN does only `milliseconds` after it came
        Split, // from here on every byte goes by itself
        Drip, // from here on one byte each `milliseconds`
        Duplicate, // `count` bytes pass twice, one after the other
        Garble, // `count` bytes pass with every bit turned over
    };
    enum class Direction : quint8 { ToClient, ToServer };

    // It does not wait for a byte: it comes when the connection is made, or now.
    static constexpr qint64 AtOnce = -1;

    Kind kind = Kind::Cut;
    qint64 at = 0; // the byte before which it comes, counted from 0 in its direction, or AtOnce
    int milliseconds = 0;
    qint64 count = 1; // bytes
    Direction direction = Direction::ToClient;
};

} // namespace runwatch
