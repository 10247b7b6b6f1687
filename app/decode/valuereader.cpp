// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/valuereader.h"

#include "app/decode/base64text.h"
#include "app/decode/jsoncount.h"
#include "app/decode/sametext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace runwatch {
namespace {

using Kind = JsonPiece::Kind;

JsonPiece stringPiece(QByteArrayView text)
{
    return {.kind = Kind::String, .text = viewOf(text)};
}

QByteArray numberText(double number)
{
    const bool isWhole = number == double(qint64(std::clamp(number, -9e15, 9e15)));
    return isWhole ? QByteArray::number(qint64(number)) : QByteArray::number(number, 'g', 17);
}

} // namespace

bool ValueReader::isMet(const CompiledCondition &condition) const
{
    if (condition.subject == Condition::Subject::IsJson)
        return isMet(JsonPiece{.kind = m_isJson ? Kind::True : Kind::Absent, .text = "true"},
                     condition.demand);
    return isMet(pieceOf(condition.value), condition.demand);
}

bool ValueReader::isMet(const JsonPiece &piece, const CompiledDemand &demand) const
{
    const auto isPartMet = [&](const CompiledDemand &part) { return isMet(piece, part); };
    switch (demand.kind) {
    case Demand::Kind::Present:
        return piece.isPresent();
    case Demand::Kind::Absent:
        return !piece.isPresent();
    case Demand::Kind::Equals:
        return isSame(piece, viewOf(demand.text), demand.number);
    case Demand::Kind::Prefix:
        return piece.isScalar() && piece.text.starts_with(viewOf(demand.text));
    case Demand::Kind::Suffix:
        return piece.isScalar() && piece.text.ends_with(viewOf(demand.text));
    case Demand::Kind::Contains:
        return piece.isScalar() && piece.text.find(viewOf(demand.text)) != std::string_view::npos;
    case Demand::Kind::OneOf:
        return std::ranges::any_of(demand.parts, isPartMet);
    case Demand::Kind::Not:
        return std::ranges::none_of(demand.parts, isPartMet);
    }
    return false;
}

JsonPiece ValueReader::pieceOf(const CompiledValue &value) const
{
    switch (value.kind) {
    case Value::Kind::None:
        return {};
    case Value::Kind::Literal:
        return value.text == "null" ? JsonPiece{.kind = Kind::Null, .text = "null"} : stringPiece(value.text);
    case Value::Kind::Pointer:
    case Value::Kind::RootPointer:
        return pieceAt(value);
    case Value::Kind::EventName:
        return stringPiece(m_event.type);
    case Value::Kind::EventId:
        return m_event.hasId ? stringPiece(m_event.lastEventId) : JsonPiece();
    case Value::Kind::Data:
        return {.kind = m_event.data.isEmpty() ? Kind::Null : Kind::String, .text = viewOf(m_event.data)};
    case Value::Kind::Variable:
        return variablePiece(value.text);
    case Value::Kind::Template:
        return templatePiece(value);
    case Value::Kind::FirstOf:
        for (const CompiledValue &part : value.parts) {
            if (const JsonPiece piece = pieceOf(part); piece.isPresent())
                return piece;
        }
        return {};
    case Value::Kind::Percent:
    case Value::Kind::Unit:
    case Value::Kind::Fraction:
        return value.parts.empty() ? JsonPiece() : pieceOf(value.parts.front());
    case Value::Kind::Ratio:
        return ratioPiece(value);
    case Value::Kind::Map: {
        const CompiledValue *meaning = meaningOf(value);
        return meaning ? pieceOf(*meaning) : JsonPiece();
    }
    case Value::Kind::Base64:
        return base64Piece(value);
    case Value::Kind::Count:
        return countPiece(value);
    }
    return {};
}

JsonPiece ValueReader::pieceAt(const CompiledValue &value) const
{
    if (!value.isOfElement)
        return m_root.at(value.place);
    return m_element ? m_element->at(value.place) : JsonPiece();
}

JsonPiece ValueReader::variablePiece(const QByteArray &name) const
{
    const QJsonValue value = m_variables.value(QString::fromUtf8(name));
    QByteArray &text = m_pool.next();
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return {};
    case QJsonValue::Bool:
        return {.kind = value.toBool() ? Kind::True : Kind::False, .text = value.toBool() ? "true" : "false"};
    case QJsonValue::Double:
        text = numberText(value.toDouble());
        return {.kind = Kind::Number, .text = viewOf(text)};
    case QJsonValue::String:
        text = value.toString().toUtf8();
        return stringPiece(text);
    case QJsonValue::Array:
        text = QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
        return {.kind = Kind::List, .text = viewOf(text)};
    case QJsonValue::Object:
        text = QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
        return {.kind = Kind::Object, .text = viewOf(text)};
    }
    return {};
}

JsonPiece ValueReader::templatePiece(const CompiledValue &value) const
{
    QByteArray &text = m_pool.next();
    for (const CompiledValue &part : value.parts) {
        const JsonPiece piece = pieceOf(part);
        if (!piece.isPresent())
            return {};
        text.append(piece.text.data(), qsizetype(piece.text.size()));
    }
    return stringPiece(text);
}

const CompiledValue *ValueReader::meaningOf(const CompiledValue &map) const
{
    const JsonPiece piece = map.parts.empty() ? JsonPiece() : pieceOf(map.parts.front());
    if (piece.kind == Kind::Absent)
        return nullptr;
    const CompiledValue *any = nullptr;
    for (const auto &[key, meaning] : map.map) {
        if (isSame(piece, viewOf(key), {}))
            return &meaning;
        if (key == "*")
            any = &meaning;
    }
    if (piece.kind == Kind::Number) {
        for (const auto &[key, meaning] : map.map) {
            if (isSame(piece, viewOf(key), literalNumberIn(viewOf(key))))
                return &meaning;
        }
    }
    return piece.isPresent() ? any : nullptr;
}

JsonPiece ValueReader::base64Piece(const CompiledValue &value) const
{
    const JsonPiece piece = value.parts.empty() ? JsonPiece() : pieceOf(value.parts.front());
    if (piece.kind != Kind::String)
        return piece;
    QByteArray &text = m_pool.next();
    return takeBase64(piece.text, text) ? stringPiece(text) : piece;
}

JsonPiece ValueReader::countPiece(const CompiledValue &value) const
{
    const JsonPiece piece = value.parts.empty() ? JsonPiece() : pieceOf(value.parts.front());
    if (!piece.isContainer())
        return piece;
    QByteArray &text = m_pool.next();
    text.setNum(countOfElements(piece.text));
    return {.kind = Kind::Number, .text = viewOf(text)};
}

JsonPiece ValueReader::ratioPiece(const CompiledValue &value) const
{
    QByteArray &text = m_pool.next();
    for (const CompiledValue &part : value.parts) {
        const JsonPiece piece = pieceOf(part);
        if (!piece.isScalar())
            return {};
        if (!text.isEmpty())
            text += '/';
        text.append(piece.text.data(), qsizetype(piece.text.size()));
    }
    return stringPiece(text);
}

std::optional<std::string_view> ValueReader::wordOf(const CompiledValue &value) const
{
    const JsonPiece piece = pieceOf(value);
    return piece.isScalar() ? std::optional(piece.text) : std::nullopt;
}

std::optional<std::string_view> ValueReader::textOf(const CompiledValue &value) const
{
    const JsonPiece piece = pieceOf(value);
    return piece.isPresent() ? std::optional(piece.text) : std::nullopt;
}

} // namespace runwatch
