// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/requestbody.h"

#include <algorithm>
#include <utility>

namespace runwatch {

RequestBody::RequestBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly);
}

qint64 RequestBody::bytesAvailable() const
{
    return m_bytes.size() - m_position + QIODevice::bytesAvailable();
}

qint64 RequestBody::readData(char *data, qint64 maxSize)
{
    const qint64 size = std::min(maxSize, m_bytes.size() - m_position);
    if (size == 0)
        return maxSize == 0 ? 0 : -1; // the end
    std::copy_n(m_bytes.constData() + m_position, size, data);
    m_position += size;
    return size;
}

qint64 RequestBody::writeData(const char * /*data*/, qint64 /*maxSize*/)
{
    return -1;
}

} // namespace runwatch
