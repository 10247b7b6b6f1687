// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profile.h"
#include "app/profile/variables.h"

#include <QByteArray>
#include <QString>

#include <variant>

namespace runwatch {

// Why a request of a profile cannot be made.
struct FillingError
{
    enum class Kind : quint8 {
        NoValue, // name: of the variable that has none
        ControlCharacter, // name: of the variable whose value cannot stand in a header
        UrlUnreadable, // name: of the variable whose value makes it so; empty: none does
        OtherServer, // name: of the variable whose value names another server
        NoUrl, // the profile names no server, and neither did the operator
    };

    Kind kind;
    QString name;

    friend bool operator==(const FillingError &, const FillingError &) = default;
};

// The profile's own values, and in their place the operator's.
[[nodiscard]] Variables startingVariables(const Profile &profile, const QMap<QString, QString> &given);

// Each puts the variables in the place of their {names}. Numbers, lists and objects are written as
// JSON; null is no value.
[[nodiscard]] std::variant<QString, FillingError> fillText(const QString &text, const Variables &variables);
[[nodiscard]] std::variant<QByteArray, FillingError> fillHeader(const QString &text, const Variables &variables);

// Percent-encoded, but for the slashes of a {+name}, and for a name at the very beginning, which is a
// URL or a path of its own.
[[nodiscard]] std::variant<QString, FillingError> fillUrl(const QString &text, const Variables &variables);
// What follows the origin, "/path?query": nothing is needed that only the origin has.
[[nodiscard]] std::variant<QString, FillingError> fillPath(const QString &text, const Variables &variables);

// Undefined: empty. A text is filled in as it is; else it is JSON, where a text that is nothing but a
// {name} becomes the variable's own JSON value. The names of an object's members are not filled in.
[[nodiscard]] std::variant<QByteArray, FillingError> fillBody(const QJsonValue &body, const Variables &variables);

// Whether {name} stands anywhere in the request.
[[nodiscard]] bool usesVariable(const RequestTemplate &request, const QString &name);

} // namespace runwatch
