// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/rulememory.h"
#include "app/decode/ruleset.h"
#include "app/jobs/update.h"
#include "app/stream/serversentevent.h"

#include <memory>
#include <span>

namespace runwatch {

// What one event said. The updates live until the decoder's next call.
struct Decoded
{
    std::span<const Update> updates;
    bool isRecognised = false; // false: to be counted and kept for the inspector
    bool isIgnored = false; // a rule says that it means nothing; recognised
    bool endsStream = false; // a rule says that nothing follows
    int rule = -1; // the first that matched, counted from 0; -1: none, or no profile
};

// Turns events into updates, by the shapes of wire.md, section 1, or by the rules of a profile.
// It keeps buffers, but remembers nothing of earlier events that is not in a RuleMemory: one
// decoder serves all streams of a thread.
class Decoder final
{
    Q_DISABLE_COPY_MOVE(Decoder)

public:
    Decoder();
    ~Decoder();

    [[nodiscard]] Decoded decode(const ServerSentEvent &event);

    // By the profile's rules. An event that none of them fits says nothing, unless the profile
    // reads the built-in shapes as well. Updates of one job are one, but for lines of its log.
    [[nodiscard]] Decoded decode(const ServerSentEvent &event, const RuleSet &rules, RuleMemory &memory);

    // The half lines that are left when a stream has ended or its connection has: each one an
    // update with a line of the log. The memory holds none afterwards.
    [[nodiscard]] Decoded flush(const RuleSet &rules, RuleMemory &memory);

    // Whether one of the events in the profile's signature is like this one. False where the
    // signature names none: then its path and headers decide.
    [[nodiscard]] bool fitsSignature(const ServerSentEvent &event, const RuleSet &rules);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace runwatch
