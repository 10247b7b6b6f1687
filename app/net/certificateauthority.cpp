// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/certificateauthority.h"

#include <QFile>
#include <QFileInfo>

namespace runwatch {

namespace {

constexpr qint64 largestFile = 4 << 20; // bytes; all of Mozilla's authorities are a quarter of a MiB

} // namespace

QList<QSslCertificate> readCertificateAuthority(const QString &fileName)
{
    QFile file(fileName);
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly)) // a FIFO would never open
        return {};
    return QSslCertificate::fromData(file.read(largestFile), QSsl::Pem);
}

} // namespace runwatch
