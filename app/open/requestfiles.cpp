// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/requestfiles.h"

#include <QFile>
#include <cstdio>

namespace runwatch {

namespace {

std::optional<RequestError> checkPem(const QString &name, QByteArrayView mark, RequestError::Kind kind)
{
    const auto content = readFile(name);
    if (const auto *error = std::get_if<RequestError>(&content))
        return *error;
    if (!std::get<QByteArray>(content).contains(mark))
        return RequestError{kind, name};
    return {};
}

} // namespace

std::variant<QByteArray, RequestError> readFile(const QString &name)
{
    QFile file(name);
    const bool isOpen = name == QLatin1StringView("-") ? file.open(stdin, QIODevice::ReadOnly)
                                                       : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return RequestError{RequestError::Kind::FileUnreadable, name};
    QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return RequestError{RequestError::Kind::FileUnreadable, name};
    return content;
}

std::variant<QByteArray, RequestError> readToken(const QString &name)
{
    auto content = readFile(name);
    if (const auto *text = std::get_if<QByteArray>(&content))
        return text->trimmed().split('\n').constFirst().trimmed();
    return content;
}

std::optional<RequestError> checkCertificateFile(const QString &name)
{
    return checkPem(name, "-----BEGIN CERTIFICATE-----", RequestError::Kind::FileNotACertificate);
}

std::optional<RequestError> checkKeyFile(const QString &name)
{
    return checkPem(name, "PRIVATE KEY-----", RequestError::Kind::FileNotAKey); // RSA, EC, or none said
}

} // namespace runwatch
