// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/headless/jsonobject.h"

#include "app/stream/utf8.h"

#include <cmath>

namespace runwatch {

namespace {

void appendEscape(QByteArray &json, uint codePoint)
{
    json += "\\u" + QByteArray::number(codePoint, 16).rightJustified(4, '0');
}

// The length of a character that is escaped though JSON would not ask for it: C1 controls (C2 80..9F),
// line separators and bidirectional controls (E2 80 A8..AE, E2 81 A6..A9); 0 for any other.
int escapedLength(QByteArrayView rest)
{
    const auto byte = [&](qsizetype i) { return i < rest.size() ? uchar(rest[i]) : 0; };
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F)
        return 2;
    if (byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE)
        return 3;
    return byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9 ? 3 : 0;
}

void appendCharacter(QByteArray &json, char character)
{
    switch (character) {
    case '"':
        json += "\\\"";
        break;
    case '\\':
        json += "\\\\";
        break;
    case '\n':
        json += "\\n";
        break;
    case '\r':
        json += "\\r";
        break;
    case '\t':
        json += "\\t";
        break;
    default:
        if (uchar(character) < 0x20 || character == 0x7F)
            appendEscape(json, uchar(character));
        else
            json += character;
    }
}

} // namespace

QByteArray toJsonString(QByteArrayView utf8)
{
    QByteArray repaired;
    const QByteArrayView text = toValidUtf8(utf8, repaired);
    QByteArray json;
    json.reserve(text.size() + 2);
    json += '"';
    for (qsizetype i = 0; i < text.size();) {
        const int length = uchar(text[i]) < 0x80 ? 0 : escapedLength(text.sliced(i));
        if (length > 0) {
            appendEscape(json, QString::fromUtf8(text.sliced(i, length)).at(0).unicode());
            i += length;
        } else {
            appendCharacter(json, text[i++]);
        }
    }
    return json += '"';
}

JsonObject &JsonObject::addRaw(QByteArrayView name, QByteArrayView json)
{
    if (m_members.size() > 1)
        m_members += ',';
    m_members += '"';
    m_members += name;
    m_members += "\":";
    m_members += json;
    return *this;
}

JsonObject &JsonObject::add(QByteArrayView name, const QString &text)
{
    return addUtf8(name, text.toUtf8());
}

JsonObject &JsonObject::addUtf8(QByteArrayView name, QByteArrayView utf8)
{
    return addRaw(name, toJsonString(utf8));
}

JsonObject &JsonObject::add(QByteArrayView name, qint64 number)
{
    return addRaw(name, QByteArray::number(number));
}

JsonObject &JsonObject::add(QByteArrayView name, std::optional<double> number)
{
    if (!number)
        return addRaw(name, "null");
    return addRaw(name, QByteArray::number(std::round(*number * 100) / 100, 'g', 15));
}

} // namespace runwatch
