// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/instance/windowaddress.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

// Short, since a socket's path has room for about a hundred bytes.
QString shortName(const QString &display)
{
    const QByteArray hash = QCryptographicHash::hash(display.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.first(8).toHex());
}

#ifdef Q_OS_UNIX
// Without a session of the desktop there is no runtime directory, and the folder for temporary
// files has to do. Whatever it is, only what is in our own folder there is trusted.
QString folder()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (QDir::isAbsolutePath(runtime))
        return runtime + "/runwatch"_L1;
    return QDir::tempPath() + "/runwatch-"_L1 + QString::number(::geteuid());
}

bool isPrivate(const QByteArray &folder)
{
    struct stat status{};
    return ::lstat(folder.constData(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == ::geteuid()
        && (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}
#endif

} // namespace

QString windowAddress(const QString &display)
{
#ifdef Q_OS_UNIX
    const QString parent = folder();
    const QByteArray path = QFile::encodeName(parent);
    ::mkdir(path.constData(), S_IRWXU); // may be there already: what counts is whose it is
    return isPrivate(path) ? parent + u'/' + shortName(display) : QString();
#else
    return "runwatch-"_L1 + shortName(display + u'\n' + QDir::homePath());
#endif
}

} // namespace runwatch
