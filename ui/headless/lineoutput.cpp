// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/headless/lineoutput.h"

#include <cerrno>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace runwatch {

LineOutput::LineOutput(int descriptor, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
{
    watchReader();
}

// A stream may be quiet for hours after its reader has gone. The end we write to has
// nothing to read, so what wakes us up is that.
void LineOutput::watchReader()
{
#ifndef Q_OS_WIN
    struct stat status = {};
    if (::fstat(m_descriptor, &status) != 0 || !S_ISFIFO(status.st_mode))
        return;
    m_reader = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_reader.get(), &QSocketNotifier::activated, this, [this] {
        m_reader->setEnabled(false);
        pollfd output = {m_descriptor, POLLOUT, 0};
        if (::poll(&output, 1, 0) == 1 && (output.revents & POLLERR)) {
            const std::lock_guard lock(m_mutex);
            close();
        }
    });
#endif
}

void LineOutput::close()
{
    if (!m_isClosed.exchange(true))
        emit closed();
}

void LineOutput::writeLine(const QByteArray &line)
{
    const std::lock_guard lock(m_mutex);
    if (m_isClosed)
        return;
    const QByteArray bytes = line + '\n';
    for (qsizetype written = 0; written < bytes.size();) {
#ifdef Q_OS_WIN
        const auto count = ::_write(m_descriptor, bytes.constData() + written, uint(bytes.size() - written));
#else
        const auto count = ::write(m_descriptor, bytes.constData() + written, size_t(bytes.size() - written));
#endif
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            close();
            return;
        }
        written += count;
    }
}

} // namespace runwatch
