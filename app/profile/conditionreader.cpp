// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/valuereader.h"

#include <QJsonObject>

#include <array>

namespace runwatch {

using Kind = ProfileError::Kind;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<QLatin1StringView, Demand::Kind>, 3> OfAText{{
    {"prefix"_L1, Demand::Kind::Prefix},
    {"suffix"_L1, Demand::Kind::Suffix},
    {"contains"_L1, Demand::Kind::Contains},
}};

bool isPlain(const QJsonValue &value)
{
    return !value.isArray() && !value.isObject() && !value.isUndefined();
}

Demand demandOf(Demand::Kind kind, const QByteArray &text = {}, const QList<Demand> &parts = {})
{
    return {kind, text, parts};
}

Demand readDemand(const JsonCursor &cursor);

Demand objectDemand(const JsonCursor &cursor)
{
    for (const auto &[key, kind] : OfAText) {
        if (!cursor.at(key).isThere())
            continue;
        cursor.expectKeys({key});
        return demandOf(kind, cursor.at(key).text().toUtf8());
    }
    if (const JsonCursor is = cursor.at(u"is"_s); isPlain(is.value())) {
        cursor.expectKeys({"is"_L1});
        return demandOf(Demand::Kind::Equals, plainText(is.value()));
    }
    if (const JsonCursor no = cursor.at(u"not"_s); no.isThere()) {
        cursor.expectKeys({"not"_L1});
        return demandOf(Demand::Kind::Not, {}, {readDemand(no)});
    }
    cursor.fail(Kind::DemandUnreadable);
    return {};
}

Demand readDemand(const JsonCursor &cursor)
{
    if (cursor.value().isObject())
        return objectDemand(cursor);
    if (cursor.value().isBool())
        return demandOf(cursor.boolean() ? Demand::Kind::Present : Demand::Kind::Absent);
    if (!cursor.value().isArray())
        return demandOf(Demand::Kind::Equals, plainText(cursor.value()));
    Demand demand = demandOf(Demand::Kind::OneOf);
    const auto elements = cursor.elements();
    for (const JsonCursor &element : elements)
        demand.parts << readDemand(element);
    if (demand.parts.isEmpty())
        cursor.fail(Kind::ListEmpty);
    return demand;
}

// The name of a member of `when`.
Value subjectValue(const QString &name, const JsonCursor &member)
{
    Value value;
    const bool isFromRoot = name.startsWith("//"_L1);
    if (name == "$event"_L1) {
        value.kind = Value::Kind::EventName;
    } else if (name == "$id"_L1) {
        value.kind = Value::Kind::EventId;
    } else if (name == "$data"_L1) {
        value.kind = Value::Kind::Data;
    } else if (name.startsWith('$'_L1)) {
        member.fail(Kind::DollarUnknown, name);
    } else if (const auto pointer = JsonPointer::of(isFromRoot ? name.sliced(1) : name)) {
        value.kind = isFromRoot ? Value::Kind::RootPointer : Value::Kind::Pointer;
        value.pointer = *pointer;
    } else {
        member.fail(Kind::PointerUnreadable);
    }
    return value;
}

} // namespace

QList<Condition> readConditions(const JsonCursor &cursor)
{
    QList<Condition> conditions;
    const auto members = cursor.members();
    for (const auto &[name, member] : members) {
        Condition condition;
        condition.demand = readDemand(member);
        if (name != "$json"_L1) {
            condition.value = subjectValue(name, member);
        } else {
            condition.subject = Condition::Subject::IsJson;
            if (!member.value().isBool())
                member.fail(Kind::NotABoolean);
        }
        conditions << condition;
    }
    return conditions;
}

} // namespace runwatch
