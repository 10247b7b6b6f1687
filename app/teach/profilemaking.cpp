// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/teach/profilemaking.h"

#include "app/profile/pathpattern.h"

#include <QRegularExpression>

#include <algorithm>

namespace runwatch {

namespace {

Value of(Value::Kind kind, const QList<Value> &parts)
{
    Value value;
    value.kind = kind;
    value.parts = parts;
    return value;
}

Value literal(const QByteArray &text)
{
    Value value;
    value.kind = Value::Kind::Literal;
    value.text = text;
    return value;
}

Value firstOf(const QList<Value> &values)
{
    return values.size() == 1 ? values.first() : of(Value::Kind::FirstOf, values);
}

// The server's words first; those nobody has seen yet are read as everywhere.
Value translated(const TaughtStatement &said, const QList<ValueWords> &words)
{
    const Value value = valueAt(said.place);
    Value map = of(Value::Kind::Map, {value});
    for (const ValueWords &field : words) {
        if (field.place != said.place || field.meaning != said.meaning)
            continue;
        for (const ValueWord &word : field.words) {
            if (!word.means.isEmpty())
                map.map.emplaceBack(word.word, literal(word.means));
        }
    }
    return map.map.isEmpty() ? value : firstOf({map, value});
}

Condition conditionOf(const TaughtCondition &asked)
{
    Condition condition;
    if (asked.place.kind == TaughtPlace::Kind::Data && asked.text.isEmpty()) {
        condition.subject = Condition::Subject::IsJson;
        condition.demand.kind = Demand::Kind::Absent;
        return condition;
    }
    condition.value = valueAt(asked.place);
    condition.demand.kind = asked.text.isEmpty() ? Demand::Kind::Present : Demand::Kind::Equals;
    condition.demand.text = asked.text;
    return condition;
}

QByteArray stateWord(JobState end)
{
    switch (end) {
    case JobState::Failed:
        return "failed";
    case JobState::Cancelled:
        return "cancelled";
    default:
        return "completed";
    }
}

Value progressOf(const TaughtRule &rule)
{
    if (const TaughtStatement *said = rule.said(Meaning::Percent))
        return of(Value::Kind::Percent, {valueAt(said->place)});
    if (const TaughtStatement *said = rule.said(Meaning::Unit))
        return of(Value::Kind::Unit, {valueAt(said->place)});
    if (const TaughtStatement *said = rule.said(Meaning::Fraction))
        return of(Value::Kind::Fraction, {valueAt(said->place)});
    const TaughtStatement *done = rule.said(Meaning::Done);
    const TaughtStatement *total = rule.said(Meaning::Total);
    if (done && total)
        return of(Value::Kind::Ratio, {valueAt(done->place), valueAt(total->place)});
    return done ? of(Value::Kind::Count, {valueAt(done->place)}) : Value();
}

Value stateOf(const TaughtRule &rule, const QList<ValueWords> &words)
{
    QList<Value> values;
    if (const TaughtStatement *said = rule.said(Meaning::State))
        values << translated(*said, words);
    if (const TaughtStatement *said = rule.said(Meaning::End))
        values << literal(stateWord(said->end));
    return values.isEmpty() ? Value() : firstOf(values);
}

std::optional<Rule::Log> logOf(const TaughtRule &rule, const QList<ValueWords> &words)
{
    const TaughtStatement *text = rule.said(Meaning::LogText);
    const TaughtStatement *level = rule.said(Meaning::Level);
    if (!text && level)
        text = rule.said(Meaning::Message);
    if (!text)
        return std::nullopt;
    Rule::Log log;
    log.text = valueAt(text->place);
    if (level)
        log.level = translated(*level, words);
    return log;
}

Rule ruleOf(const TaughtRule &taught, const QList<ValueWords> &words)
{
    Rule rule;
    QStringList name;
    for (const TaughtCondition &condition : taught.conditions) {
        if (!condition.isAsked)
            continue;
        rule.when << conditionOf(condition);
        if (!condition.text.isEmpty())
            name << QString::fromUtf8(condition.text);
    }
    rule.name = name.join(u' ');
    rule.ignores = taught.said(Meaning::Ignore) != nullptr;
    if (rule.ignores)
        return rule;
    const auto valueOf = [&](Meaning meaning) {
        const TaughtStatement *said = taught.said(meaning);
        return said ? valueAt(said->place) : Value();
    };
    rule.title = valueOf(Meaning::JobName);
    rule.state = stateOf(taught, words);
    rule.progress = progressOf(taught);
    rule.phase = valueOf(Meaning::Phase);
    if (taught.said(Meaning::PhasePercent))
        rule.phaseProgress = of(Value::Kind::Percent, {valueOf(Meaning::PhasePercent)});
    else if (taught.said(Meaning::PhaseUnit))
        rule.phaseProgress = of(Value::Kind::Unit, {valueOf(Meaning::PhaseUnit)});
    rule.message = valueOf(Meaning::Message);
    rule.log = logOf(taught, words);
    return rule;
}

// From the event's root, also below another rule's `at`.
Value fromRoot(Value value)
{
    if (value.kind == Value::Kind::Pointer)
        value.kind = Value::Kind::RootPointer;
    for (Value &part : value.parts)
        part = fromRoot(part);
    return value;
}

void take(Value &mine, const Value &other)
{
    if (other.isAsked())
        mine = fromRoot(other);
}

// The base's rule that would keep the taught one from being asked, with its words in place of its own.
Rule merged(Rule base, const Rule &taught)
{
    base.when << taught.when;
    base.ignores = taught.ignores;
    take(base.job, taught.job);
    take(base.title, taught.title);
    take(base.state, taught.state);
    take(base.progress, taught.progress);
    take(base.phase, taught.phase);
    take(base.phaseProgress, taught.phaseProgress);
    take(base.message, taught.message);
    if (!taught.log)
        return base;
    base.log = taught.log;
    base.log->text = fromRoot(base.log->text);
    base.log->level = fromRoot(base.log->level);
    return base;
}

QList<Rule> joined(const QList<Rule> &base, const QList<Rule> &taught)
{
    QList<Rule> rules;
    for (const Rule &rule : base) {
        if ((rule.isLast || rule.ignores) && !rule.each) {
            for (const Rule &above : taught)
                rules << merged(rule, above);
        }
        rules << rule;
    }
    return rules + taught;
}

Value jobKeyOf(const QList<TaughtRule> &rules)
{
    QList<Value> keys;
    for (const TaughtRule &rule : rules) {
        const TaughtStatement *said = rule.said(Meaning::JobKey);
        if (said && !keys.contains(valueAt(said->place)))
            keys << valueAt(said->place);
    }
    return keys.isEmpty() ? Value() : firstOf(keys);
}

bool looksLikeId(const QString &segment)
{
    static const QRegularExpression id(QStringLiteral(
        "^(\\d+|[0-9a-fA-F]{8}-[0-9a-fA-F-]{20,}|(?=.*\\d)[0-9a-fA-F]{8,}|(?=.*\\d)(?=.*[A-Za-z])[A-Za-z0-9_-]{12,})$"));
    return id.match(segment).hasMatch();
}

} // namespace

Profile makeProfile(const Profile *base, const QList<TaughtRule> &rules, const QList<ValueWords> &words)
{
    Profile profile = base ? *base : Profile();
    profile.readsBuiltIn |= base == nullptr;
    QList<Rule> taught;
    for (const TaughtRule &rule : rules)
        taught << ruleOf(rule, words);
    const Value key = jobKeyOf(rules);
    if (key.isAsked() && base) {
        for (Rule &rule : taught)
            rule.job = key;
    } else if (key.isAsked()) {
        profile.job = key;
    }
    profile.rules = joined(profile.rules, taught);
    return profile;
}

void makeKnown(Profile &profile, const QUrl &url, const QByteArray &method)
{
    if (!profile.signature.isEmpty() && matchPath(profile, url))
        return;
    QStringList segments = url.path(QUrl::FullyEncoded).split(u'/');
    QList<Profile::Variable> variables;
    for (QString &segment : segments) {
        if (!looksLikeId(segment))
            continue;
        const QString name = variables.isEmpty() ? QStringLiteral("id") : QStringLiteral("id%1").arg(variables.size() + 1);
        variables << Profile::Variable{name, QUrl::fromPercentEncoding(segment.toUtf8()), {}, false};
        segment = u'{' + name + u'}';
    }
    profile.signature = {};
    profile.signature.path = segments.join(u'/');
    if (profile.signature.path.isEmpty())
        profile.signature.path = QStringLiteral("/");
    if (!profile.source.request.url.isEmpty())
        return;
    profile.variables << variables;
    profile.source.request.method = method;
    profile.source.request.url = profile.signature.path;
}

} // namespace runwatch
