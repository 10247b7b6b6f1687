// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <deque>

namespace runwatch {

// Texts that are made while an event is read, in storage that is used again for the next event.
class TextPool
{
public:
    void clear() { m_used = 0; }

    // An empty text that stays where it is until clear().
    [[nodiscard]] QByteArray &next()
    {
        if (m_used == m_texts.size())
            m_texts.emplace_back();
        QByteArray &text = m_texts[m_used++];
        text.resize(0);
        return text;
    }

private:
    std::deque<QByteArray> m_texts;
    std::size_t m_used = 0;
};

} // namespace runwatch
