// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <utility>

namespace runwatch {

// JSON that is being written, with the members of an object in the order in which they were added,
// where QJsonObject sorts them.
class JsonText
{
public:
    [[nodiscard]] static JsonText object();
    [[nodiscard]] static JsonText list();
    JsonText(const QJsonValue &value); // any

    void add(const QString &key, const JsonText &value); // to an object
    void add(const JsonText &value); // to a list
    [[nodiscard]] bool isEmpty() const { return m_members.isEmpty(); }

    // Indented, but what is short stands on one line. Without a line end after it.
    [[nodiscard]] QByteArray toText(int depth = 0) const;

private:
    enum class Kind : quint8 { Plain, Object, List };

    explicit JsonText(Kind kind) : m_kind(kind) {}
    [[nodiscard]] QByteArray key(qsizetype member) const; // with what stands between it and the value
    [[nodiscard]] QByteArray onOneLine() const;

    Kind m_kind = Kind::Plain;
    QByteArray m_plain;
    QList<std::pair<QString, JsonText>> m_members; // of a list without names
};

} // namespace runwatch
