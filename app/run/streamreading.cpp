// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/streamreading.h"

#include "app/profile/filling.h"
#include "app/profile/pathpattern.h"

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

using Reason = StreamStatus::ProfileReason;

bool fitsHeaders(const Profile::Signature &signature, const ResponseHead &head)
{
    return std::ranges::all_of(signature.headers, [&head](const auto &wanted) {
        const bool isThere = std::ranges::any_of(head.headers, [&wanted](const auto &header) {
            return header.first.compare(wanted.first, Qt::CaseInsensitive) == 0;
        });
        return isThere && head.header(wanted.first).toLower().contains(wanted.second.toLower());
    });
}

} // namespace

StreamReading::StreamReading(Decoder &decoder, QList<RulesPointer> known)
    : m_decoder(decoder)
    , m_known(std::move(known))
{
}

void StreamReading::readBy(RulesPointer rules, Reason reason)
{
    m_choosesByItself = false;
    m_candidates.clear();
    m_rules = std::move(rules);
    m_reason = reason;
}

void StreamReading::chooseByItself(const QList<RulesPointer> &known)
{
    m_known = known;
    m_choosesByItself = true;
    m_candidates.clear();
    m_rules.reset();
    m_reason = Reason::BuiltIn;
    m_looked = 0;
}

bool StreamReading::choose(const RulesPointer &rules, Reason reason)
{
    m_candidates.clear();
    m_reason = reason;
    m_choosesByItself = false;
    return std::exchange(m_rules, rules) != rules;
}

bool StreamReading::takeHead(const QUrl &url, const ResponseHead &head)
{
    m_url = url;
    if (!m_choosesByItself)
        return false;
    m_candidates.clear();
    for (const RulesPointer &rules : m_known) {
        const Profile::Signature &signature = rules->profile().signature;
        if (signature.isEmpty() || !matchPath(rules->profile(), m_url) || !fitsHeaders(signature, head))
            continue;
        if (signature.events.isEmpty())
            return choose(rules, signature.headers.isEmpty() ? Reason::Path : Reason::Header);
        m_candidates << rules;
    }
    return false;
}

bool StreamReading::takeEvent(const ServerSentEvent &event)
{
    if (m_candidates.isEmpty())
        return false;
    const auto fits = [&](const RulesPointer &rules) { return m_decoder.fitsSignature(event, *rules); };
    if (const auto found = std::ranges::find_if(m_candidates, fits); found != m_candidates.end())
        return choose(RulesPointer(*found), Reason::Event);
    if (++m_looked >= FirstEvents)
        m_candidates.clear();
    return false;
}

void StreamReading::beginAttempt(const Variables &variables)
{
    m_memory = {};
    if (m_rules) { // one that was chosen since knows only the stream's path
        m_memory.variables = startingVariables(m_rules->profile(), {});
        m_memory.variables.insert(matchPath(m_rules->profile(), m_url).value_or(Variables()));
    }
    m_memory.variables.insert(variables);
}

Decoded StreamReading::read(const ServerSentEvent &event)
{
    return m_rules ? m_decoder.decode(event, *m_rules, m_memory) : m_decoder.decode(event);
}

Decoded StreamReading::flush()
{
    return m_rules ? m_decoder.flush(*m_rules, m_memory) : Decoded{};
}

} // namespace runwatch
