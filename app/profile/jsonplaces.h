// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace runwatch {

// Where in a file of JSON each value begins, which QJsonDocument forgets.
class JsonPlaces
{
public:
    struct Place
    {
        int line = 1;
        int column = 1; // characters
    };

    explicit JsonPlaces(const QByteArray &json); // QJsonDocument has found it to be right

    [[nodiscard]] Place of(const QString &pointer) const; // of what does not exist, the nearest that holds it
    [[nodiscard]] const QString &repeatedKey() const { return m_repeatedKey; } // pointer to the first; empty: none
    [[nodiscard]] int depth() const { return m_depth; } // 1: a plain value

    [[nodiscard]] static Place at(const QByteArray &json, qsizetype offset); // in bytes

private:
    void passBlanks();
    QByteArray passText();
    void passValue(const QString &pointer, int depth);
    void passObject(const QString &pointer, int depth);
    void passList(const QString &pointer, int depth);

    QByteArray m_json;
    qsizetype m_position = 0;
    QHash<QString, qsizetype> m_offsets;
    QString m_repeatedKey;
    int m_depth = 0;
};

// `pointer` with one name more.
[[nodiscard]] QString below(const QString &pointer, QString name);

} // namespace runwatch
