// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/jsonpointer.h"

#include <QByteArray>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <utility>

namespace runwatch {

// A request with {names} in it, to be filled in. In a URL they are percent-encoded, but for a
// name at its beginning and for the slashes of a {+name}. A header with a name that has no value
// is left out: not every server wants a token or a session. In a body of JSON a text that is nothing but a {name} becomes the
// variable's own JSON value.
struct RequestTemplate
{
    // What is kept of the answer, as a variable.
    struct Save
    {
        QString variable;
        JsonPointer pointer; // into the answer's JSON, or into the first event of an event stream
        QByteArray header; // else the name of a header; empty: the pointer counts

        friend bool operator==(const Save &, const Save &) = default;
    };

    QByteArray method = "GET";
    QString url; // absolute, or from the root of the stream's origin
    QList<std::pair<QByteArray, QString>> headers;
    QJsonValue body = QJsonValue(QJsonValue::Undefined); // undefined: none; a text is sent as it is, anything else as JSON
    QList<Save> save;

    friend bool operator==(const RequestTemplate &, const RequestTemplate &) = default;
};

} // namespace runwatch
