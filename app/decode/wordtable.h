// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace runwatch {

// A word and what it stands for.
template <typename Meaning>
struct Word
{
    std::string_view text;
    Meaning meaning{};
};

// Finds a short word in a fixed list with one comparison as a rule: every event
// asks this of each of its keys. Built at compile time.
template <typename Meaning, std::size_t Count>
class WordTable
{
public:
    consteval explicit WordTable(const Word<Meaning> (&words)[Count])
    {
        for (const Word<Meaning> &word : words) {
            std::size_t slot = slotOf(word.text);
            while (!m_slots[slot].text.empty())
                slot = (slot + 1) % Slots;
            m_slots[slot] = word;
        }
    }

    [[nodiscard]] constexpr const Meaning *find(std::string_view text) const
    {
        if (text.empty())
            return nullptr;
        for (std::size_t slot = slotOf(text); !m_slots[slot].text.empty(); slot = (slot + 1) % Slots) {
            if (m_slots[slot].text == text)
                return &m_slots[slot].meaning;
        }
        return nullptr;
    }

private:
    static constexpr std::size_t Slots = 256;
    static_assert(Count < Slots / 2);

    static constexpr std::size_t slotOf(std::string_view text)
    {
        const auto at = [text](std::size_t i) { return std::size_t(static_cast<unsigned char>(text[i])); };
        return (text.size() * 31 + at(0) * 7 + at(text.size() - 1) * 13 + at(text.size() / 2) * 3) % Slots;
    }

    std::array<Word<Meaning>, Slots> m_slots{};
};

} // namespace runwatch
