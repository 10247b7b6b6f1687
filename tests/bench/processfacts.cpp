// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/processfacts.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace runwatch {

namespace {

QByteArray contentOf(qint64 pid, const QString &name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 numberIn(const QByteArray &status, const QByteArray &name)
{
    const qsizetype at = status.indexOf(name);
    return at < 0 ? 0 : status.mid(at + name.size(), 40).simplified().split(' ').constFirst().toLongLong();
}

} // namespace

ProcessFacts factsOf(qint64 pid)
{
    const QByteArray status = contentOf(pid, QStringLiteral("status"));
    const QByteArray stat = contentOf(pid, QStringLiteral("stat"));
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' '); // from the third on
    const double ticks = double(fields.value(11).toLongLong() + fields.value(12).toLongLong());
    const QDir descriptors(QStringLiteral("/proc/%1/fd").arg(pid));
    return {.residentKilobytes = numberIn(status, "VmRSS:"),
            .anonymousKilobytes = numberIn(status, "RssAnon:"),
            .threads = int(numberIn(status, "Threads:")),
            .descriptors = int(descriptors.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size()),
            .cpuSeconds = ticks / double(::sysconf(_SC_CLK_TCK))};
}

} // namespace runwatch
