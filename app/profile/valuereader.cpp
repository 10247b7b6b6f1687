// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/valuereader.h"

#include "app/profile/templatetext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace runwatch {

using Kind = ProfileError::Kind;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<QLatin1StringView, Value::Kind>, 5> OfOneValue{{
    {"percent"_L1, Value::Kind::Percent},
    {"unit"_L1, Value::Kind::Unit},
    {"fraction"_L1, Value::Kind::Fraction},
    {"base64"_L1, Value::Kind::Base64},
    {"count"_L1, Value::Kind::Count},
}};

Value literal(const QByteArray &text)
{
    Value value;
    value.kind = Value::Kind::Literal;
    value.text = text;
    return value;
}

Value pointerValue(const JsonCursor &cursor, const QString &text)
{
    const bool isFromRoot = text.startsWith("//"_L1);
    const auto pointer = JsonPointer::of(isFromRoot ? text.sliced(1) : text);
    Value value;
    if (pointer) {
        value.kind = isFromRoot ? Value::Kind::RootPointer : Value::Kind::Pointer;
        value.pointer = *pointer;
    } else {
        cursor.fail(Kind::PointerUnreadable);
    }
    return value;
}

Value dollarValue(const JsonCursor &cursor, const QString &text)
{
    Value value;
    if (text == "$event"_L1)
        value.kind = Value::Kind::EventName;
    else if (text == "$id"_L1)
        value.kind = Value::Kind::EventId;
    else if (text == "$data"_L1)
        value.kind = Value::Kind::Data;
    else
        cursor.fail(Kind::DollarUnknown, text);
    return value;
}

// What stands between the braces of a template.
Value placeValue(const JsonCursor &cursor, const QString &text)
{
    if (text.startsWith('/'_L1))
        return pointerValue(cursor, text);
    if (text.startsWith('$'_L1))
        return dollarValue(cursor, text);
    Value value;
    if (isVariableName(text)) {
        cursor.useName(text);
        value.kind = Value::Kind::Variable;
        value.text = text.toUtf8();
    } else {
        cursor.fail(Kind::BraceContent, text);
    }
    return value;
}

Value templateValue(const JsonCursor &cursor, const QString &text)
{
    const auto pieces = splitTemplate(text);
    if (!pieces) {
        cursor.fail(Kind::BraceOpen);
        return {};
    }
    Value value;
    for (const TemplatePiece &piece : *pieces)
        value.parts << (piece.isPlace ? placeValue(cursor, piece.keepsSlashes ? u'+' + piece.text : piece.text)
                                      : literal(piece.text.toUtf8()));
    if (value.parts.size() == 1)
        return Value(value.parts.first());
    value.kind = Value::Kind::Template;
    return value;
}

Value textValue(const JsonCursor &cursor, const QString &text)
{
    if (text.isEmpty() || text.startsWith('/'_L1))
        return pointerValue(cursor, text);
    if (text.startsWith('$'_L1))
        return dollarValue(cursor, text);
    if (text.contains('{'_L1) || text.contains('}'_L1))
        return templateValue(cursor, text);
    return literal(text.toUtf8());
}

QList<Value> listValue(const JsonCursor &cursor)
{
    QList<Value> parts;
    const auto elements = cursor.elements();
    for (const JsonCursor &element : elements)
        parts << readValue(element);
    return parts;
}

Value ratioValue(const JsonCursor &cursor)
{
    Value value;
    value.kind = Value::Kind::Ratio;
    value.parts = listValue(cursor);
    if (value.parts.size() != 2)
        cursor.fail(Kind::RatioNotTwo);
    return value;
}

Value mapValue(const JsonCursor &cursor)
{
    cursor.expectKeys({"map"_L1, "to"_L1});
    const JsonCursor to = cursor.at(u"to"_s);
    if (!to.isThere())
        cursor.fail(Kind::KeyMissing, u"to"_s);
    Value value;
    value.kind = Value::Kind::Map;
    value.parts << readValue(cursor.at(u"map"_s));
    const auto members = to.members();
    for (const auto &[name, member] : members)
        value.map.emplaceBack(name.toUtf8(), readValue(member));
    return value;
}

Value objectValue(const JsonCursor &cursor)
{
    for (const auto &[key, kind] : OfOneValue) {
        if (!cursor.at(key).isThere())
            continue;
        cursor.expectKeys({key});
        Value value;
        value.kind = kind;
        value.parts << readValue(cursor.at(key));
        return value;
    }
    if (cursor.at(u"map"_s).isThere())
        return mapValue(cursor);
    if (const JsonCursor ratio = cursor.at(u"ratio"_s); ratio.isThere()) {
        cursor.expectKeys({"ratio"_L1});
        return ratioValue(ratio);
    }
    if (const JsonCursor text = cursor.at(u"text"_s); text.isThere()) {
        cursor.expectKeys({"text"_L1});
        return literal(text.text().toUtf8());
    }
    cursor.fail(Kind::ValueUnreadable);
    return {};
}

Value firstOf(const JsonCursor &cursor)
{
    Value value;
    value.kind = Value::Kind::FirstOf;
    value.parts = listValue(cursor);
    if (value.parts.isEmpty())
        cursor.fail(Kind::ListEmpty);
    return value;
}

} // namespace

Value readValue(const JsonCursor &cursor)
{
    switch (cursor.value().type()) {
    case QJsonValue::Undefined:
        return {};
    case QJsonValue::String:
        return textValue(cursor, cursor.text());
    case QJsonValue::Array:
        return firstOf(cursor);
    case QJsonValue::Object:
        return objectValue(cursor);
    default:
        return literal(plainText(cursor.value()));
    }
}

std::optional<JsonPointer> readPointer(const JsonCursor &cursor)
{
    if (!cursor.isThere())
        return {};
    auto pointer = JsonPointer::of(cursor.text());
    if (!pointer)
        cursor.fail(Kind::PointerUnreadable);
    return pointer;
}

QByteArray plainText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

} // namespace runwatch
