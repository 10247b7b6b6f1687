// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/valuewriter.h"

#include "app/profile/templatetext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

JsonText with(const QString &key, const JsonText &value)
{
    JsonText object = JsonText::object();
    object.add(key, value);
    return object;
}

template <typename Part>
JsonText listOf(const QList<Part> &parts, auto &&write)
{
    JsonText list = JsonText::list();
    for (const Part &part : parts)
        list.add(write(part));
    return list;
}

// Nothing when the text does not look as JSON writes a number, true, false or null.
std::optional<QJsonValue> withoutQuotes(const QByteArray &text)
{
    const QByteArray list = '[' + text + ']';
    const QJsonDocument document = QJsonDocument::fromJson(list);
    const QJsonValue value = document.array().at(0);
    const bool isPlain = document.array().size() == 1 && !value.isString() && !value.isArray() && !value.isObject();
    return isPlain && document.toJson(QJsonDocument::Compact) == list ? std::optional(value) : std::nullopt;
}

// What stands between the braces; nothing for what can only stand alone.
std::optional<QString> placeText(const Value &value)
{
    switch (value.kind) {
    case Value::Kind::Pointer:
        return value.pointer.toString();
    case Value::Kind::RootPointer:
        return '/'_L1 + value.pointer.toString();
    case Value::Kind::EventName:
        return u"$event"_s;
    case Value::Kind::EventId:
        return u"$id"_s;
    case Value::Kind::Data:
        return u"$data"_s;
    case Value::Kind::Variable:
        return QString::fromUtf8(value.text);
    default:
        return {};
    }
}

JsonText literalText(const QByteArray &bytes)
{
    if (const auto value = withoutQuotes(bytes))
        return *value;
    const QString text = QString::fromUtf8(bytes);
    const bool looksOtherwise = text.isEmpty() || text.startsWith('/'_L1) || text.startsWith('$'_L1)
        || text.contains('{'_L1) || text.contains('}'_L1);
    return looksOtherwise ? with(u"text"_s, QJsonValue(text)) : JsonText(QJsonValue(text));
}

JsonText templateText(const QList<Value> &parts)
{
    QString text;
    for (const Value &part : parts) {
        const auto place = placeText(part);
        text += place ? '{'_L1 + *place + '}'_L1 : withDoubledBraces(QString::fromUtf8(part.text));
    }
    return QJsonValue(text);
}

JsonText mapText(const Value &value)
{
    JsonText to = JsonText::object();
    for (const auto &[name, meaning] : value.map)
        to.add(QString::fromUtf8(name), toJson(meaning));
    JsonText map = with(u"map"_s, toJson(value.parts.value(0)));
    map.add(u"to"_s, to);
    return map;
}

JsonText toJson(const Demand &demand)
{
    const QString text = QString::fromUtf8(demand.text);
    switch (demand.kind) {
    case Demand::Kind::Present:
        return QJsonValue(true);
    case Demand::Kind::Absent:
        return QJsonValue(false);
    case Demand::Kind::Equals: {
        const auto plain = withoutQuotes(demand.text);
        if (plain && plain->isBool())
            return with(u"is"_s, *plain);
        return plain ? JsonText(*plain) : JsonText(QJsonValue(text));
    }
    case Demand::Kind::Prefix:
        return with(u"prefix"_s, QJsonValue(text));
    case Demand::Kind::Suffix:
        return with(u"suffix"_s, QJsonValue(text));
    case Demand::Kind::Contains:
        return with(u"contains"_s, QJsonValue(text));
    case Demand::Kind::OneOf:
        return listOf(demand.parts, [](const Demand &part) { return toJson(part); });
    case Demand::Kind::Not:
        return with(u"not"_s, toJson(demand.parts.value(0)));
    }
    return QJsonValue();
}

} // namespace

JsonText toJson(const Value &value)
{
    const auto one = [&value](const QString &key) { return with(key, toJson(value.parts.value(0))); };
    const auto all = [&value] { return listOf(value.parts, [](const Value &part) { return toJson(part); }); };
    switch (value.kind) {
    case Value::Kind::None:
        break;
    case Value::Kind::Literal:
        return literalText(value.text);
    case Value::Kind::Pointer:
    case Value::Kind::RootPointer:
    case Value::Kind::EventName:
    case Value::Kind::EventId:
    case Value::Kind::Data:
        return QJsonValue(*placeText(value));
    case Value::Kind::Variable:
        return templateText({value});
    case Value::Kind::Template:
        return templateText(value.parts);
    case Value::Kind::FirstOf:
        return all();
    case Value::Kind::Percent:
        return one(u"percent"_s);
    case Value::Kind::Unit:
        return one(u"unit"_s);
    case Value::Kind::Ratio:
        return with(u"ratio"_s, all());
    case Value::Kind::Fraction:
        return one(u"fraction"_s);
    case Value::Kind::Map:
        return mapText(value);
    case Value::Kind::Base64:
        return one(u"base64"_s);
    case Value::Kind::Count:
        return one(u"count"_s);
    }
    return QJsonValue();
}

JsonText toJson(const QList<Condition> &conditions)
{
    JsonText object = JsonText::object();
    for (const Condition &condition : conditions) {
        const bool isJson = condition.subject == Condition::Subject::IsJson;
        object.add(isJson ? u"$json"_s : placeText(condition.value).value_or(QString()), toJson(condition.demand));
    }
    return object;
}

} // namespace runwatch
