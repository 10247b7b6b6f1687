// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <utility>

namespace runwatch {

// Empties the bytes and keeps their memory for the next, unless it is a lot.
inline void forget(QByteArray &bytes)
{
    constexpr qsizetype largestIdle = 64 * 1024;
    if (bytes.capacity() > largestIdle)
        bytes = QByteArray();
    else
        bytes.resize(0);
}

// Bytes that stay where the network put them for as long as they can: a view into
// the block being read until hold(), then a copy. A new value leaves the old copy's
// memory in place, so the last view() stays readable until hold() or appendLine().
class HeldBytes
{
public:
    void set(QByteArrayView bytes)
    {
        m_view = bytes;
        m_isOwn = false;
    }

    void clear() { set({}); }

    // Joins another line with LF.
    void appendLine(QByteArrayView line)
    {
        own();
        m_own.append('\n').append(line);
        m_view = m_own;
    }

    // To be called before the block goes away.
    void hold()
    {
        if (!m_view.isEmpty())
            own();
        else
            forget(m_own);
    }

    [[nodiscard]] QByteArrayView view() const { return m_view; }

private:
    void own()
    {
        if (std::exchange(m_isOwn, true))
            return;
        m_own.resize(0); // keeps its memory
        m_own.append(m_view);
        m_view = m_own;
    }

    QByteArrayView m_view;
    QByteArray m_own;
    bool m_isOwn = false;
};

} // namespace runwatch
