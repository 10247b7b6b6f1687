// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace runwatch {

// Room for texts that are made while an event is read. They stay where they are until clear(),
// and the room is used again.
class TextPool
{
public:
    void clear()
    {
        m_block = 0;
        m_used = 0;
    }

    // The bytes are anything.
    [[nodiscard]] char *room(std::size_t size)
    {
        while (m_block < m_blocks.size() && m_used + size > m_blocks[m_block].size) {
            ++m_block;
            m_used = 0;
        }
        if (m_block == m_blocks.size()) {
            const std::size_t made = size > BlockSize ? size : BlockSize;
            m_blocks.push_back({.size = made, .bytes = std::make_unique<char[]>(made)});
        }
        char *const begin = m_blocks[m_block].bytes.get() + m_used;
        m_used += size;
        return begin;
    }

private:
    static constexpr std::size_t BlockSize = 4096;

    struct Block
    {
        std::size_t size = 0;
        std::unique_ptr<char[]> bytes;
    };

    std::vector<Block> m_blocks;
    std::size_t m_block = 0;
    std::size_t m_used = 0;
};

} // namespace runwatch
