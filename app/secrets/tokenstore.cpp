// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/secrets/tokenstore.h"

#ifdef RUNWATCH_HAS_KEYCHAIN
#    include <qt6keychain/keychain.h>
#endif

namespace runwatch {

#ifdef RUNWATCH_HAS_KEYCHAIN

namespace {

QString service()
{
    return QStringLiteral("io.github.runwatch.Runwatch");
}

bool isGone(const QKeychain::Job *job)
{
    return job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
}

} // namespace

// The library runs one job after the other, in the order of their start, and deletes it.
void TokenStore::start(QKeychain::Job *job, const QString &origin)
{
    job->setKey(origin);
    job->setInsecureFallback(false); // it would be a file that all can read
    job->setAutoDelete(true);
    job->start();
}

bool TokenStore::isBuiltWithKeychain()
{
    return true;
}

void TokenStore::read(const QString &origin)
{
    auto *job = new QKeychain::ReadPasswordJob(service());
    connect(job, &QKeychain::Job::finished, this, [this, job, origin, changes = m_changes] {
        if (job->error() == QKeychain::NoError && changes == m_changes && !m_tokens.contains(origin))
            m_tokens.insert(origin, job->binaryData());
        emit tokenRead(origin, token(origin));
    });
    start(job, origin);
}

void TokenStore::keep(const QString &origin, const QByteArray &token, Place place)
{
    ++m_changes;
    m_tokens.insert(origin, token);
    if (place == Place::Memory) {
        QMetaObject::invokeMethod(
            this, [this, origin] { emit tokenKept(origin, Place::Memory); }, Qt::QueuedConnection);
        return;
    }
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setBinaryData(token);
    connect(job, &QKeychain::Job::finished, this, [this, job, origin] {
        emit tokenKept(origin, job->error() == QKeychain::NoError ? Place::Keychain : Place::Memory);
    });
    start(job, origin);
}

void TokenStore::remove(const QString &origin)
{
    ++m_changes;
    m_tokens.remove(origin);
    auto *job = new QKeychain::DeletePasswordJob(service());
    connect(job, &QKeychain::Job::finished, this, [this, job, origin] { emit tokenRemoved(origin, isGone(job)); });
    start(job, origin);
}

#else

bool TokenStore::isBuiltWithKeychain()
{
    return false;
}

void TokenStore::read(const QString &origin)
{
    QMetaObject::invokeMethod(
        this, [this, origin] { emit tokenRead(origin, token(origin)); }, Qt::QueuedConnection);
}

void TokenStore::keep(const QString &origin, const QByteArray &token, Place)
{
    m_tokens.insert(origin, token);
    QMetaObject::invokeMethod(
        this, [this, origin] { emit tokenKept(origin, Place::Memory); }, Qt::QueuedConnection);
}

void TokenStore::remove(const QString &origin)
{
    m_tokens.remove(origin);
    QMetaObject::invokeMethod(
        this, [this, origin] { emit tokenRemoved(origin, true); }, Qt::QueuedConnection);
}

#endif

TokenStore::TokenStore(QObject *parent)
    : QObject(parent)
{
}

TokenStore::~TokenStore() = default;

} // namespace runwatch
