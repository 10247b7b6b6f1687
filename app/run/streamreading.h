// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/decoder.h"
#include "app/decode/rulememory.h"
#include "app/decode/ruleset.h"
#include "app/model/streamstatus.h"
#include "app/net/responsehead.h"

#include <QList>

#include <memory>
#include <span>

namespace runwatch {

using RulesPointer = std::shared_ptr<const RuleSet>; // null: the built-in shapes

// How the events of one run are read: by the built-in shapes or by a profile's rules, which the
// operator has named, or which are known by their signature. Keeps what the rules remember.
// Lives in the stream thread.
class StreamReading final
{
public:
    static constexpr int FirstEvents = 32; // a signature is looked for in so many

    // `decoder` is shared with other runs; `known` may be chosen by themselves.
    StreamReading(Decoder &decoder, QList<RulesPointer> known);

    void readBy(RulesPointer rules, StreamStatus::ProfileReason reason);
    void chooseByItself(const QList<RulesPointer> &known); // looks for a signature, from the next takeHead() on

    // What is known now of the stream. Answers whether other rules than before read it, from its
    // first event on. takeEvent() asks for nothing once a choice is made.
    [[nodiscard]] bool takeHead(const QUrl &url, const ResponseHead &head);
    [[nodiscard]] bool takeEvent(const ServerSentEvent &event);
    [[nodiscard]] bool isLooking() const { return !m_candidates.isEmpty(); } // for a signature, in the events

    void beginAttempt(const Variables &variables); // forgets what was saved
    [[nodiscard]] Decoded read(const ServerSentEvent &event);
    // Half lines, when nothing more comes.
    [[nodiscard]] Decoded flush();

    [[nodiscard]] const Profile *profile() const { return m_rules ? &m_rules->profile() : nullptr; } // null: built-in
    [[nodiscard]] StreamStatus::ProfileReason reason() const { return m_reason; }
    [[nodiscard]] const RuleMemory &memory() const { return m_memory; }

private:
    bool choose(const RulesPointer &rules, StreamStatus::ProfileReason reason);

    Decoder &m_decoder;
    QList<RulesPointer> m_known;
    QList<RulesPointer> m_candidates; // whose signature still wants an event
    RulesPointer m_rules;
    RuleMemory m_memory;
    StreamStatus::ProfileReason m_reason = StreamStatus::ProfileReason::BuiltIn;
    bool m_choosesByItself = true;
    QUrl m_url; // of the stream, once it is open
    int m_looked = 0; // events
};

} // namespace runwatch
