// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/jsoncursor.h"

#include "app/profile/jsonplaces.h"
#include "app/profile/templatetext.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace runwatch {

using Kind = ProfileError::Kind;
using namespace Qt::StringLiterals;

JsonCursor::JsonCursor(const QJsonValue &value, const QString &pointer, ProfileReading &reading)
    : m_value(value)
    , m_pointer(pointer)
    , m_reading(&reading)
{
}

JsonCursor JsonCursor::at(const QString &key) const
{
    return {m_value.toObject().value(key), below(m_pointer, key), *m_reading};
}

void JsonCursor::expectKeys(std::initializer_list<QLatin1StringView> keys) const
{
    const auto all = members();
    for (const auto &[name, member] : all) {
        if (std::find(keys.begin(), keys.end(), name) == keys.end())
            member.fail(Kind::KeyUnknown, name);
    }
}

QList<std::pair<QString, JsonCursor>> JsonCursor::members() const
{
    if (isThere() && !m_value.isObject())
        fail(Kind::NotAnObject);
    QList<std::pair<QString, JsonCursor>> members;
    const QJsonObject object = m_value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        members.emplaceBack(it.key(), JsonCursor(it.value(), below(m_pointer, it.key()), *m_reading));
    return members;
}

QList<JsonCursor> JsonCursor::elements() const
{
    if (isThere() && !m_value.isArray())
        fail(Kind::NotAList);
    QList<JsonCursor> elements;
    const QJsonArray list = m_value.toArray();
    for (qsizetype i = 0; i < list.size(); ++i)
        elements.emplaceBack(list.at(i), below(m_pointer, QString::number(i)), *m_reading);
    return elements;
}

QString JsonCursor::text(const QString &unsaid) const
{
    if (isThere() && !m_value.isString())
        fail(Kind::NotAText);
    return m_value.toString(unsaid);
}

bool JsonCursor::boolean() const
{
    if (isThere() && !m_value.isBool())
        fail(Kind::NotABoolean);
    return m_value.toBool();
}

int JsonCursor::number(int least, int most, int unsaid) const
{
    if (!isThere())
        return unsaid;
    const double number = m_value.toDouble();
    if (!m_value.isDouble())
        fail(Kind::NotANumber);
    else if (number < least || number > most || number != double(int(number)))
        fail(Kind::NumberOutOfRange, u"%1–%2"_s.arg(least).arg(most));
    else
        return int(number);
    return unsaid;
}

void JsonCursor::fail(Kind kind, const QString &detail) const
{
    if (!m_reading->error)
        m_reading->error = ProfileError{kind, m_pointer, 0, 0, detail};
}

void JsonCursor::declareName(const QString &name) const
{
    if (!isVariableName(name))
        fail(Kind::NameUnreadable);
    else if (givenVariableNames().contains(name))
        fail(Kind::NameTaken, name);
    m_reading->names.insert(name);
}

void JsonCursor::useName(const QString &name) const
{
    m_reading->uses.emplaceBack(name, m_pointer);
}

} // namespace runwatch
