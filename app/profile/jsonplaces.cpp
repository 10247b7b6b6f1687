// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/jsonplaces.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace runwatch {

using namespace Qt::StringLiterals;

JsonPlaces::JsonPlaces(const QByteArray &json) : m_json(json)
{
    if (m_json.startsWith("\xef\xbb\xbf"))
        m_position = 3;
    passValue({}, 1);
}

JsonPlaces::Place JsonPlaces::of(const QString &pointer) const
{
    QString known = pointer;
    while (!m_offsets.contains(known) && !known.isEmpty())
        known.truncate(known.lastIndexOf('/'_L1));
    return at(m_json, m_offsets.value(known));
}

JsonPlaces::Place JsonPlaces::at(const QByteArray &json, qsizetype offset)
{
    const QByteArrayView before = QByteArrayView(json).first(std::clamp<qsizetype>(offset, 0, json.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return {int(before.count('\n')) + 1, int(QString::fromUtf8(before.sliced(lineStart)).size()) + 1};
}

void JsonPlaces::passBlanks()
{
    while (m_position < m_json.size() && QByteArrayView(" \t\r\n").contains(m_json.at(m_position)))
        ++m_position;
}

// Gives it with its quotation marks.
QByteArray JsonPlaces::passText()
{
    const qsizetype start = m_position++;
    while (m_position < m_json.size() && m_json.at(m_position) != '"')
        m_position += m_json.at(m_position) == '\\' ? 2 : 1;
    ++m_position;
    return m_json.sliced(start, std::min(m_position, m_json.size()) - start);
}

void JsonPlaces::passValue(const QString &pointer, int depth)
{
    passBlanks();
    m_depth = std::max(m_depth, depth);
    m_offsets.insert(pointer, m_position);
    if (m_position >= m_json.size())
        return;
    switch (m_json.at(m_position)) {
    case '{':
        passObject(pointer, depth);
        break;
    case '[':
        passList(pointer, depth);
        break;
    case '"':
        passText();
        break;
    default:
        while (m_position < m_json.size() && !QByteArrayView(",]} \t\r\n").contains(m_json.at(m_position)))
            ++m_position;
    }
    passBlanks();
}

void JsonPlaces::passObject(const QString &pointer, int depth)
{
    ++m_position;
    passBlanks();
    while (m_position < m_json.size() && m_json.at(m_position) == '"') {
        const QByteArray key = '[' + passText() + ']';
        const QString name = below(pointer, QJsonDocument::fromJson(key).array().at(0).toString());
        if (m_offsets.contains(name) && m_repeatedKey.isEmpty())
            m_repeatedKey = name;
        passBlanks();
        ++m_position; // the colon
        passValue(name, depth + 1);
        if (m_position < m_json.size() && m_json.at(m_position) == ',')
            ++m_position;
        passBlanks();
    }
    ++m_position;
}

void JsonPlaces::passList(const QString &pointer, int depth)
{
    ++m_position;
    passBlanks();
    for (int i = 0; m_position < m_json.size() && m_json.at(m_position) != ']'; ++i) {
        passValue(below(pointer, QString::number(i)), depth + 1);
        if (m_position < m_json.size() && m_json.at(m_position) == ',')
            ++m_position;
        passBlanks();
    }
    ++m_position;
}

QString below(const QString &pointer, QString name)
{
    return pointer + '/'_L1 + name.replace('~'_L1, "~0"_L1).replace('/'_L1, "~1"_L1);
}

} // namespace runwatch
