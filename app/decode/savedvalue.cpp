// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/savedvalue.h"

#include "app/decode/numbertext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace runwatch {
namespace {

QJsonValue jsonValueOf(const JsonPiece &piece)
{
    const QByteArray text(piece.text.data(), qsizetype(piece.text.size()));
    switch (piece.kind) {
    case JsonPiece::Kind::Absent:
    case JsonPiece::Kind::Null:
        return QJsonValue::Undefined;
    case JsonPiece::Kind::True:
        return true;
    case JsonPiece::Kind::False:
        return false;
    case JsonPiece::Kind::String:
        return QString::fromUtf8(text);
    case JsonPiece::Kind::Number: {
        bool isWhole = false;
        const qint64 whole = text.toLongLong(&isWhole);
        if (isWhole)
            return whole;
        const std::optional<double> number = numberIn(piece.text);
        return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Undefined);
    }
    case JsonPiece::Kind::List:
    case JsonPiece::Kind::Object:
        break;
    }
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (document.isNull())
        return QJsonValue::Undefined;
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

} // namespace

void saveValue(const QString &name, const JsonPiece &piece, RuleMemory &memory)
{
    if (!piece.isPresent() || qsizetype(piece.text.size()) > RuleMemory::MaxVariableBytes)
        return;
    const auto known = memory.variables.find(name);
    if (known == memory.variables.end() && memory.variables.size() >= RuleMemory::MaxVariables)
        return;
    const QJsonValue value = jsonValueOf(piece);
    if (!value.isUndefined())
        memory.variables.insert(name, value);
}

void saveValueOfJob(const QString &name, const JsonPiece &piece, std::string_view key, RuleMemory &memory)
{
    const qsizetype size = qsizetype(piece.text.size());
    const auto value = memory.variables.constFind(name); // saved there just now, unless it did not fit
    if (key.empty() || !piece.isPresent() || size > RuleMemory::MaxJobVariableBytes || value == memory.variables.constEnd())
        return;
    Variables &own = memory.ofJobs[QString::fromUtf8(key.data(), qsizetype(key.size()))];
    const auto known = own.find(name);
    if (known != own.end()) {
        *known = *value;
    } else if (memory.jobBytes + size <= RuleMemory::MaxJobBytes) {
        memory.jobBytes += size + qsizetype(sizeof(QJsonValue)) + name.size() * 2;
        own.insert(name, *value);
    }
}

} // namespace runwatch
