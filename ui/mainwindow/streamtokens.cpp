// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/streamtokens.h"

#include "app/net/shownurl.h"

#include <algorithm>

namespace runwatch {
namespace {

bool hasCredentials(const StreamRequest &request)
{
    return !request.token.isEmpty()
        || std::any_of(request.headers.begin(), request.headers.end(), [](const auto &header) {
               return header.first.compare("Authorization", Qt::CaseInsensitive) == 0;
           });
}

} // namespace

StreamTokens::StreamTokens(QObject *parent)
    : QObject(parent)
{
    connect(&m_store, &TokenStore::tokenRead, this, &StreamTokens::takeToken);
    connect(&m_store, &TokenStore::tokenKept, this, &StreamTokens::kept);
}

void StreamTokens::fill(const StreamRequest &request)
{
    const QString origin = originOf(request.url);
    if (hasCredentials(request) || !m_origins.contains(origin)) {
        emit filled(request);
        return;
    }
    m_waiting[origin] << request;
    m_store.read(origin);
}

void StreamTokens::keep(const QString &origin, const QByteArray &token)
{
    if (!m_origins.contains(origin))
        m_origins << origin;
    m_store.keep(origin, token, TokenStore::Place::Keychain);
}

// Without one the stream is opened all the same: the server says what it wants.
void StreamTokens::takeToken(const QString &origin, const QByteArray &token)
{
    const QList<StreamRequest> requests = m_waiting.take(origin);
    for (StreamRequest request : requests) {
        request.token = token;
        emit filled(request);
    }
}

} // namespace runwatch
