// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/curltext.h"

#include "app/net/shownurl.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

bool isSecret(const std::pair<QByteArray, QByteArray> &header, const QByteArrayList &secrets)
{
    return isSecretHeader(header.first)
        || std::any_of(secrets.begin(), secrets.end(), [&header](const QByteArray &secret) { return header.second.contains(secret); });
}

bool hasHeader(const StreamRequest &request, QByteArrayView name)
{
    return std::any_of(request.headers.begin(), request.headers.end(),
                       [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}

} // namespace

QString curlText(const StreamRequest &request)
{
    QStringList words{u"curl"_s, u"-N"_s};
    const auto addHeader = [&words](const QString &header) { words << u"-H"_s << quoted(header); };
    if (!hasHeader(request, "Accept"))
        addHeader(u"Accept: text/event-stream"_s);
    if (!request.token.isEmpty() && !hasHeader(request, "Authorization"))
        addHeader(u"Authorization: Bearer ***"_s);
    for (const auto &header : request.headers) {
        const QByteArray value = isSecret(header, request.secrets) ? QByteArray("***") : header.second;
        addHeader(QString::fromUtf8(header.first + ": " + value));
    }
    if (request.isPost()) {
        if (!hasHeader(request, "Content-Type"))
            addHeader(u"Content-Type: application/json"_s);
        words << (request.body.isEmpty() ? u"-X POST"_s : u"--data-binary @body"_s);
    }
    if (!request.certificateAuthorityFile.isEmpty())
        words << u"--cacert"_s << quoted(request.certificateAuthorityFile);
    if (!request.clientCertificateFile.isEmpty())
        words << u"--cert"_s << quoted(request.clientCertificateFile);
    if (!request.clientKeyFile.isEmpty())
        words << u"--key"_s << quoted(request.clientKeyFile);
    words << quoted(shownUrl(request.url, request.secrets));
    return words.join(u' ');
}

} // namespace runwatch
