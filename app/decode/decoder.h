// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/update.h"
#include "app/stream/serversentevent.h"

#include <memory>
#include <span>

namespace runwatch {

// What one event said. The updates live until the next call of decode().
struct Decoded
{
    std::span<const Update> updates;
    bool isRecognised = false; // false: to be counted and kept for the inspector
};

// Turns events into updates by the shapes of wire.md, section 1. It keeps
// buffers, but remembers nothing of earlier events: one decoder serves all streams of a thread.
class Decoder final
{
    Q_DISABLE_COPY_MOVE(Decoder)

public:
    Decoder();
    ~Decoder();

    [[nodiscard]] Decoded decode(const ServerSentEvent &event);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runwatch
