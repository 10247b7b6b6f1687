// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <functional>
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
    // The words are written in lower case where findInAnyCase() is to find them.
    consteval explicit WordTable(const Word<Meaning> (&words)[Count])
    {
        for (const Word<Meaning> &word : words) {
            std::size_t slot = slotOf(word.text, asItIs);
            while (!m_slots[slot].text.empty())
                slot = (slot + 1) % Slots;
            m_slots[slot] = word;
        }
    }

    [[nodiscard]] constexpr const Meaning *find(std::string_view text) const
    {
        return find(text, asItIs, std::equal_to<std::string_view>());
    }

    // Nearly all servers write in lower case.
    [[nodiscard]] constexpr const Meaning *findInAnyCase(std::string_view text) const
    {
        if (const Meaning *meaning = find(text))
            return meaning;
        return find(text, lowered, [](std::string_view any, std::string_view known) {
            return std::ranges::equal(any, known, {}, lowered);
        });
    }

private:
    static constexpr std::size_t Slots = 128;
    static_assert(Count < Slots / 2);

    static constexpr char asItIs(char letter) { return letter; }
    static constexpr char lowered(char letter)
    {
        return letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter;
    }

    template <typename Fold>
    static constexpr std::size_t slotOf(std::string_view text, Fold fold)
    {
        const auto at = [=](std::size_t i) { return std::size_t(static_cast<unsigned char>(fold(text[i]))); };
        return (text.size() * 31 + at(0) * 7 + at(text.size() - 1) * 13 + at(text.size() / 2) * 3) % Slots;
    }

    template <typename Fold, typename IsSame>
    [[nodiscard]] constexpr const Meaning *find(std::string_view text, Fold fold, IsSame isSame) const
    {
        if (text.empty())
            return nullptr;
        for (std::size_t slot = slotOf(text, fold); !m_slots[slot].text.empty(); slot = (slot + 1) % Slots) {
            if (isSame(text, m_slots[slot].text))
                return &m_slots[slot].meaning;
        }
        return nullptr;
    }

    std::array<Word<Meaning>, Slots> m_slots{};
};

} // namespace runwatch
