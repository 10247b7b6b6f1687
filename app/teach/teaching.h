// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profile.h"
#include "app/teach/streamsample.h"
#include "app/teach/taughtrule.h"
#include "app/teach/valuewords.h"

#include <memory>

namespace runwatch {

// What an operator has said so far of one stream's events, by pointing at values of real ones: rules
// of kinds of events, and a server's own words for states and levels. Made into a Profile at any time.
class Teaching final
{
public:
    static constexpr qsizetype MostWords = 30; // of one field

    // `base` is what reads the stream now; its rules stay, below what is taught. Null: the built-in shapes.
    explicit Teaching(std::shared_ptr<const Profile> base = {});

    void setSample(StreamSample sample); // newer events: their words join
    // In the rule for events like this one, which is made when there is none. Gives its place.
    qsizetype say(const SampledEvent &example, const TaughtStatement &statement);
    void take(qsizetype rule, qsizetype statement); // back; a rule that says nothing goes
    void askFor(qsizetype rule, qsizetype condition, bool isAsked);
    void setMeaning(const TaughtPlace &place, const QByteArray &word, const QByteArray &means);

    [[nodiscard]] const StreamSample &sample() const { return m_sample; }
    [[nodiscard]] const QList<TaughtRule> &rules() const { return m_rules; }
    [[nodiscard]] const QList<ValueWords> &words() const { return m_words; }
    [[nodiscard]] const TaughtStatement *saidOf(const SampledEvent &event, const TaughtPlace &place) const; // null: nothing
    [[nodiscard]] Profile profile() const; // rules only: no name, no signature of its own

private:
    [[nodiscard]] QList<TaughtCondition> conditionsFor(const SampledEvent &example) const;
    [[nodiscard]] qsizetype ruleFor(const SampledEvent &example, const TaughtStatement &statement) const; // -1: none
    [[nodiscard]] TaughtRule newRule(const SampledEvent &example, const TaughtStatement &statement) const;
    void collectWords();

    std::shared_ptr<const Profile> m_base;
    StreamSample m_sample;
    QList<TaughtRule> m_rules;
    QList<ValueWords> m_words;
};

} // namespace runwatch
