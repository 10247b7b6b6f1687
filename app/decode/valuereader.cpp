// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/valuereader.h"

#include "app/decode/base64text.h"
#include "app/decode/eventwords.h"
#include "app/decode/jsoncount.h"
#include "app/decode/paddedjson.h"
#include "app/decode/sametext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace runwatch {
namespace {

using Kind = JsonPiece::Kind;

JsonPiece stringPiece(QByteArrayView text)
{
    return {.kind = Kind::String, .text = viewOf(text)};
}

std::string_view kept(QByteArrayView text, TextPool &pool)
{
    char *const room = pool.room(std::size_t(text.size()));
    std::copy(text.begin(), text.end(), room);
    return {room, std::size_t(text.size())};
}

QByteArray numberText(const QJsonValue &value)
{
    const qint64 whole = value.toInteger();
    return double(whole) == value.toDouble() ? QByteArray::number(whole)
                                             : QByteArray::number(value.toDouble(), 'g', 17);
}

} // namespace

bool ValueReader::isMadeMet(const CompiledCondition &condition) const
{
    if (condition.subject == Condition::Subject::IsJson)
        return isMet(JsonPiece{.kind = m_isJson ? Kind::True : Kind::Absent, .text = "true"},
                     condition.demand);
    return isMet(pieceOf(condition.value), condition.demand);
}

bool ValueReader::isMet(const JsonPiece &piece, const CompiledDemand &demand)
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

JsonPiece ValueReader::madePieceOf(const CompiledValue &value) const
{
    switch (value.kind) {
    case Value::Kind::None:
        return {};
    case Value::Kind::Literal:
        return value.text == "null" ? JsonPiece{.kind = Kind::Null, .text = "null"} : stringPiece(value.text);
    case Value::Kind::Pointer:
    case Value::Kind::RootPointer:
    case Value::Kind::EventName:
    case Value::Kind::EventId:
    case Value::Kind::Data:
        return pieceAt(value);
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

JsonPiece ValueReader::variablePiece(const QByteArray &name) const
{
    const QJsonValue value = m_variables.value(QString::fromUtf8(name));
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return {};
    case QJsonValue::Bool:
        return {.kind = value.toBool() ? Kind::True : Kind::False, .text = value.toBool() ? "true" : "false"};
    case QJsonValue::Double:
        return {.kind = Kind::Number, .text = kept(numberText(value), m_pool)};
    case QJsonValue::String:
        return {.kind = Kind::String, .text = kept(value.toString().toUtf8(), m_pool)};
    case QJsonValue::Array:
        return {.kind = Kind::List,
                .text = kept(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact), m_pool)};
    case QJsonValue::Object:
        return {.kind = Kind::Object,
                .text = kept(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact), m_pool)};
    }
    return {};
}

JsonPiece ValueReader::templatePiece(const CompiledValue &value) const
{
    constexpr std::size_t MaxKept = 8;
    std::array<std::string_view, MaxKept> texts;
    std::size_t size = 0;
    for (std::size_t i = 0; i < value.parts.size(); ++i) {
        const JsonPiece piece = pieceOf(value.parts[i]);
        if (!piece.isPresent())
            return {};
        if (i < MaxKept)
            texts[i] = piece.text;
        size += piece.text.size();
    }
    char *const room = m_pool.room(size);
    char *end = room;
    for (std::size_t i = 0; i < value.parts.size(); ++i) {
        const std::string_view text = i < MaxKept ? texts[i] : pieceOf(value.parts[i]).text;
        end = std::copy(text.begin(), text.end(), end);
    }
    return {.kind = Kind::String, .text = {room, size}};
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
    char *const room = m_pool.room(mostOfBase64(piece.text.size()));
    const std::optional<std::size_t> size = readBase64(piece.text, room);
    return size ? JsonPiece{.kind = Kind::String, .text = {room, *size}} : piece;
}

JsonPiece ValueReader::countPiece(const CompiledValue &value) const
{
    const JsonPiece piece = value.parts.empty() ? JsonPiece() : pieceOf(value.parts.front());
    if (!piece.isContainer())
        return piece;
    return {.kind = Kind::Number, .text = kept(QByteArray::number(countOfElements(piece.text)), m_pool)};
}

JsonPiece ValueReader::ratioPiece(const CompiledValue &value) const
{
    QByteArray text;
    for (const CompiledValue &part : value.parts) {
        const JsonPiece piece = pieceOf(part);
        if (!piece.isScalar())
            return {};
        if (!text.isEmpty())
            text += '/';
        text.append(piece.text.data(), qsizetype(piece.text.size()));
    }
    return {.kind = Kind::String, .text = kept(text, m_pool)};
}

std::optional<JobState> ValueReader::stateOf(const CompiledValue &value) const
{
    if (value.kind == Value::Kind::Literal)
        return value.state;
    if (value.kind == Value::Kind::Map) {
        const CompiledValue *meaning = meaningOf(value);
        return meaning ? stateOf(*meaning) : std::nullopt;
    }
    const JsonPiece piece = pieceOf(value);
    return piece.isScalar() ? stateOfStatus(piece.text) : std::nullopt;
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
