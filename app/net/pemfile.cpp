// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/pemfile.h"

#include <QFile>
#include <QFileInfo>

namespace runwatch {

namespace {

constexpr qint64 largestFile = 4 << 20; // bytes; all of Mozilla's authorities are a quarter of a MiB

QByteArray contents(const QString &fileName)
{
    QFile file(fileName);
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly)) // a FIFO would never open
        return {};
    return file.read(largestFile);
}

} // namespace

QList<QSslCertificate> readCertificates(const QString &fileName)
{
    return QSslCertificate::fromData(contents(fileName), QSsl::Pem);
}

QSslKey readPrivateKey(const QString &fileName)
{
    const QByteArray pem = contents(fileName);
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace runwatch
