// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/terminalescapes.h"

#include <vector>

namespace runwatch {

// One row of a terminal as it is written, from raw bytes that outlive it. Its cells are not copied
// to and fro: what erases up to the cursor is noted, and judged when the row is read.
class TerminalRow final
{
    Q_DISABLE_COPY_MOVE(TerminalRow)

public:
    explicit TerminalRow(QByteArrayView raw)
        : m_raw(raw)
        , m_reach(ReachInAll + ReachPerByte * raw.size())
    {
    }

    // Writes the character at `at` in the raw bytes, and returns one past it.
    qsizetype write(qsizetype at, const TextStyle &style);
    void apply(const TerminalEscape &escape, qsizetype at); // one that moves or erases

    // Takes what stands in the row to the end of `out`, and empties it.
    void take(QByteArray &out, QList<StyledSpan> *spans);

private:
    static constexpr qsizetype ReachInAll = 64 << 10;
    static constexpr qsizetype ReachPerByte = 16; // a progress line that is drawn anew again and again needs less

    enum class Kind : quint8 { Text, Rest, Blank }; // Rest: further columns of the character before

    struct Cell
    {
        quint32 begin = 0; // in the raw bytes
        quint32 style = 0; // in m_styles
        quint8 size = 0; // bytes
        Kind kind = Kind::Blank;
    };

    struct Erasure // of the columns before `end`, where they were written before `at`
    {
        qsizetype end;
        qsizetype at;
    };

    void put(qsizetype at, qsizetype size, qsizetype width, const TextStyle &style);
    void putTab(qsizetype at, const TextStyle &style);
    bool join(qsizetype at, qsizetype size);
    void split(qsizetype column); // a wide character across this column's left edge becomes blank
    void eraseLeft(qsizetype end, qsizetype at);
    void eraseRight();

    const QByteArrayView m_raw;
    std::vector<Cell> m_cells;
    std::vector<Erasure> m_erasures; // later ones end further left
    std::vector<TextStyle> m_styles = std::vector<TextStyle>(1);
    qsizetype m_reach; // so many cells may yet be left empty by escapes, in all rows
    qsizetype m_cursor = 0;
    qsizetype m_last = -1; // cell of the character written last
};

// Lengthens the last span, or begins one. Nothing where the style is none.
void addSpan(QList<StyledSpan> &spans, qsizetype begin, qsizetype end, const TextStyle &style);

} // namespace runwatch
