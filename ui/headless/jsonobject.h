// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace runwatch {

// Writes one JSON object on one line, its members in the order they are added
// (QJsonObject would sort them). Control and bidirectional characters are
// escaped, so a server's text can do nothing to the terminal it is printed on.
class JsonObject final
{
public:
    JsonObject &addRaw(QByteArrayView name, QByteArrayView json); // `json` is a value already written
    JsonObject &add(QByteArrayView name, const QString &text);
    JsonObject &addUtf8(QByteArrayView name, QByteArrayView utf8); // invalid parts are replaced
    JsonObject &add(QByteArrayView name, qint64 number);
    JsonObject &add(QByteArrayView name, std::optional<double> number); // null without a value; two decimals

    [[nodiscard]] QByteArray toJson() const { return m_members + '}'; }

private:
    QByteArray m_members = "{";
};

// The text as a JSON string with its quotation marks.
[[nodiscard]] QByteArray toJsonString(QByteArrayView utf8);

} // namespace runwatch
