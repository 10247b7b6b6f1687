// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/headless/lineoutput.h"

#include <cerrno>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace runwatch {

LineOutput::LineOutput(int descriptor, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
{
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
            m_isClosed = true;
            emit closed();
            return;
        }
        written += count;
    }
}

} // namespace runwatch
