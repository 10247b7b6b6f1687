// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace runwatch {

namespace {

constexpr qsizetype LongestLine = 110; // bytes

QByteArray plain(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

} // namespace

JsonText JsonText::object()
{
    return JsonText(Kind::Object);
}

JsonText JsonText::list()
{
    return JsonText(Kind::List);
}

JsonText::JsonText(const QJsonValue &value)
{
    if (value.isObject()) {
        m_kind = Kind::Object;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            add(it.key(), QJsonValue(it.value()));
    } else if (value.isArray()) {
        m_kind = Kind::List;
        const QJsonArray list = value.toArray();
        for (const QJsonValue &element : list)
            add(element);
    } else {
        m_plain = plain(value);
    }
}

void JsonText::add(const QString &key, const JsonText &value)
{
    m_members.emplaceBack(key, value);
}

void JsonText::add(const JsonText &value)
{
    m_members.emplaceBack(QString(), value);
}

QByteArray JsonText::toText(int depth) const
{
    QByteArray line = onOneLine();
    const bool isRoot = depth == 0;
    if (m_kind == Kind::Plain || m_members.isEmpty() || (!isRoot && line.size() + 2 * depth <= LongestLine))
        return line;
    QByteArray text(m_kind == Kind::Object ? "{" : "[");
    for (qsizetype i = 0; i < m_members.size(); ++i) {
        text += (i > 0 ? ",\n" : "\n") + QByteArray(2 * (depth + 1), ' ');
        text += key(i) + m_members.at(i).second.toText(depth + 1);
    }
    return text + '\n' + QByteArray(2 * depth, ' ') + (m_kind == Kind::Object ? '}' : ']');
}

QByteArray JsonText::key(qsizetype member) const
{
    return m_kind == Kind::List ? QByteArray() : plain(m_members.at(member).first) + ": ";
}

QByteArray JsonText::onOneLine() const
{
    if (m_kind == Kind::Plain)
        return m_plain;
    QByteArray text(m_kind == Kind::Object ? "{" : "[");
    for (qsizetype i = 0; i < m_members.size(); ++i)
        text += (i > 0 ? ", " : "") + key(i) + m_members.at(i).second.onOneLine();
    return text + (m_kind == Kind::Object ? '}' : ']');
}

} // namespace runwatch
