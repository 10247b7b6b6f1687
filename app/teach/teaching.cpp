// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/teach/teaching.h"

#include "app/teach/profilemaking.h"

#include <algorithm>

namespace runwatch {

namespace {

constexpr qsizetype MostConditions = 40;

// The scalars on top and one level down.
QList<TaughtPlace> shortFields(const SampledEvent &event)
{
    QList<TaughtPlace> places;
    const auto add = [&](const QByteArrayList &names) {
        const std::optional<QByteArray> text = textAt(event, {TaughtPlace::Kind::Field, names});
        if (text && !text->isEmpty() && text->size() <= StreamSample::LongestWord && places.size() < MostConditions)
            places << TaughtPlace{TaughtPlace::Kind::Field, names};
    };
    if (event.nodes.isEmpty() || event.nodes.first().kind != JsonNode::Kind::Object)
        return places;
    for (const int child : event.nodes.first().children) {
        add({event.nodes[child].name});
        if (event.nodes[child].kind != JsonNode::Kind::Object)
            continue;
        for (const int grandchild : event.nodes[child].children)
            add({event.nodes[child].name, event.nodes[grandchild].name});
    }
    return places;
}

bool asksFor(const QList<TaughtCondition> &conditions, const TaughtPlace &place, const QByteArray &text)
{
    return conditions.contains(TaughtCondition{place, text, true});
}

bool isAnyAsked(const QList<TaughtCondition> &conditions)
{
    return std::any_of(conditions.cbegin(), conditions.cend(), [](const TaughtCondition &c) { return c.isAsked; });
}

} // namespace

Teaching::Teaching(std::shared_ptr<const Profile> base)
    : m_base(std::move(base))
{
}

void Teaching::setSample(StreamSample sample)
{
    m_sample = std::move(sample);
    collectWords();
}

// By its name and by the field that tells its kind; the operator may ask for more.
QList<TaughtCondition> Teaching::conditionsFor(const SampledEvent &example) const
{
    QList<TaughtCondition> conditions;
    const bool isNamed = example.type != "message" || m_sample.eventNames() > 1;
    conditions << TaughtCondition{{TaughtPlace::Kind::EventName, {}}, example.type, isNamed};
    if (example.nodes.isEmpty()) {
        conditions << TaughtCondition{{TaughtPlace::Kind::Data, {}}, {}, true};
        if (!example.data.isEmpty() && example.data.size() <= StreamSample::LongestWord)
            conditions << TaughtCondition{{TaughtPlace::Kind::Data, {}}, example.data, false};
        return conditions;
    }
    const std::optional<TaughtPlace> kind = m_sample.kindField(example);
    const QList<TaughtPlace> fields = shortFields(example);
    for (const TaughtPlace &field : fields)
        conditions << TaughtCondition{field, *textAt(example, field), kind == field};
    return conditions;
}

// A rule made for the end of a job is too narrow for what else is said of its events.
qsizetype Teaching::ruleFor(const SampledEvent &example, const TaughtStatement &statement) const
{
    const QList<TaughtCondition> usual = conditionsFor(example);
    const QByteArray text = textAt(example, statement.place).value_or(QByteArray());
    for (qsizetype i = 0; i < m_rules.size(); ++i) {
        const TaughtRule &rule = m_rules[i];
        if (!rule.fits(example))
            continue;
        const TaughtStatement *end = rule.said(Meaning::End);
        if (statement.meaning == Meaning::End) {
            if (asksFor(rule.conditions, statement.place, text))
                return i;
        } else if (!end || asksFor(usual, end->place, textAt(example, end->place).value_or(QByteArray()))) {
            return i;
        }
    }
    return -1;
}

TaughtRule Teaching::newRule(const SampledEvent &example, const TaughtStatement &statement) const
{
    TaughtRule rule{conditionsFor(example), {}};
    if (statement.meaning == Meaning::End) {
        const TaughtCondition ending{statement.place, textAt(example, statement.place).value_or(QByteArray()), true};
        rule.conditions.removeIf([&](const TaughtCondition &c) { return c.place == ending.place && c.text == ending.text; });
        rule.conditions.prepend(ending);
    } else if (statement.meaning == Meaning::Ignore && !isAnyAsked(rule.conditions)) {
        for (const int child : example.nodes.isEmpty() ? QList<int>() : example.nodes.first().children)
            rule.conditions << TaughtCondition{{TaughtPlace::Kind::Field, {example.nodes[child].name}}, {}, true};
    }
    return rule;
}

qsizetype Teaching::say(const SampledEvent &example, const TaughtStatement &statement)
{
    qsizetype place = ruleFor(example, statement);
    if (place < 0) {
        place = m_rules.size();
        m_rules << newRule(example, statement);
    }
    m_rules[place].say(statement);
    collectWords();
    return place;
}

void Teaching::take(qsizetype rule, qsizetype statement)
{
    m_rules[rule].statements.removeAt(statement);
    if (m_rules[rule].statements.isEmpty())
        m_rules.removeAt(rule);
    collectWords();
}

void Teaching::askFor(qsizetype rule, qsizetype condition, bool isAsked)
{
    m_rules[rule].conditions[condition].isAsked = isAsked;
}

void Teaching::setMeaning(const TaughtPlace &place, const QByteArray &word, const QByteArray &means)
{
    for (ValueWords &field : m_words) {
        for (ValueWord &known : field.words) {
            if (field.place == place && known.word == word)
                known.means = means;
        }
    }
}

// What was decided of a word stays, also while its field is not asked for.
void Teaching::collectWords()
{
    QList<ValueWords> words;
    for (const TaughtRule &rule : std::as_const(m_rules)) {
        for (const TaughtStatement &statement : rule.statements) {
            if (statement.meaning != Meaning::State && statement.meaning != Meaning::Level)
                continue;
            ValueWords field{statement.place, statement.meaning, {}};
            for (const ValueWords &before : std::as_const(m_words)) {
                if (before.place == field.place && before.meaning == field.meaning)
                    field.words = before.words;
            }
            QByteArrayList seen = m_sample.wordsAt(field.place, MostWords);
            if (seen.contains("true") || seen.contains("false"))
                seen << "true" << "false";
            for (const QByteArray &word : std::as_const(seen)) {
                const bool isKnown = std::any_of(field.words.cbegin(), field.words.cend(), [&](const ValueWord &w) { return w.word == word; });
                if (!isKnown && field.words.size() < MostWords)
                    field.words << ValueWord{word, guessedMeaning(word, field.meaning)};
            }
            words.removeIf([&](const ValueWords &w) { return w.place == field.place && w.meaning == field.meaning; });
            words << field;
        }
    }
    m_words = words;
}

const TaughtStatement *Teaching::saidOf(const SampledEvent &event, const TaughtPlace &place) const
{
    for (const TaughtRule &rule : m_rules) {
        if (const TaughtStatement *said = rule.fits(event) ? rule.saidOf(place) : nullptr)
            return said;
    }
    return nullptr;
}

Profile Teaching::profile() const
{
    return makeProfile(m_base.get(), m_rules, m_words);
}

} // namespace runwatch
