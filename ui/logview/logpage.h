// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logrows.h"
#include "ui/logview/linelayout.h"
#include "ui/logview/logcolours.h"
#include "ui/logview/shownline.h"

#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace runwatch {

// A part of a line's shown text that stands out. Bytes of the shown text.
struct TextHighlight
{
    qsizetype begin = 0;
    qsizetype end = 0;
    HighlightKind kind = HighlightKind::Match;
};
using Highlighter = std::function<QList<TextHighlight>(LogPlace, QByteArrayView shownText)>;

// One visual line: of a row's headings (part 0) or of a part of its text (from 1 on).
struct VisualLine
{
    qint64 row = 0;
    int part = 0;
    int line = 0;

    friend auto operator<=>(const VisualLine &, const VisualLine &) = default;
};

// The lines that are looked at, made ready to be painted. It holds what is in view, and forgets
// the rest when told to; nothing is measured that nobody looks at.
//
// A row is a stack of visual lines: headings that belong to the view alone (the day has changed,
// earlier lines are no longer kept), then its text in parts. A line that is shown whole has a part
// for each 4 096 bytes, each beginning a visual line, so that one of many megabytes costs no more
// than what is in view; every other line has one part.
class LogPage final
{
    Q_DISABLE_COPY_MOVE(LogPage)

public:
    static constexpr qsizetype PartBytes = 4'096;

    struct Row
    {
        ShownLine shown;
        QStringList headings;
        std::map<int, LineLayout> parts; // those that were asked for
        std::optional<QList<TextHighlight>> highlights;
    };

    explicit LogPage(const LogFont &font);

    // All of these forget what was made.
    void setRows(const LogRows *rows); // may be null; not owned
    void setStyle(PageStyle style);
    void setFont(const LogFont &font);
    void setPalette(const QPalette &palette);
    void setWidth(std::optional<qreal> wrapped, qreal whole); // pixels for text: of every line, of a line shown whole
    void setHighlighter(Highlighter highlighter);
    void forgetHighlights(); // they alone have changed
    void setFolding(LogPlace place, Folding folding);
    void forget(); // rows mean others now
    void forgetOutside(qint64 first, qint64 last); // all but these rows; and most parts of long ones

    [[nodiscard]] const PageStyle &style() const { return m_style; }
    [[nodiscard]] const LogFont &font() const { return m_font; }
    [[nodiscard]] const LogColours &colours() const { return m_colours; }
    [[nodiscard]] bool hasTallRows() const { return m_wrapped.has_value() || !m_whole.empty(); }
    [[nodiscard]] qsizetype held() const { return qsizetype(m_made.size()); } // rows

    // Makes rows ready, reading the log once. Others are read one at a time when asked for.
    void prepare(qint64 first, qint64 count);
    [[nodiscard]] Row &row(qint64 row); // an empty one when the line has gone meanwhile
    [[nodiscard]] LineLayout &layout(qint64 row, int part); // from 1 on
    [[nodiscard]] const QList<TextHighlight> &highlights(qint64 row);

    [[nodiscard]] int partCount(qint64 row); // headings included
    [[nodiscard]] int lineCount(qint64 row, int part);
    [[nodiscard]] qsizetype partBegin(qint64 row, int part); // bytes
    [[nodiscard]] int partOf(qint64 row, qsizetype byte);

    [[nodiscard]] VisualLine existing(VisualLine at); // itself, or the nearest line of its row that is there
    // `count` visual lines down, or up when negative, within [first, end) rows; it stays at the ends.
    [[nodiscard]] VisualLine moved(VisualLine from, qint64 count, qint64 first, qint64 end);
    [[nodiscard]] VisualLine lastLine(qint64 row);

private:
    void make(qint64 row, LogPlace place, const LogLine &line, const LogLine *previous);
    [[nodiscard]] QStringList headings(qint64 row, LogPlace place, const LogLine &line, const LogLine *previous) const;
    [[nodiscard]] FormatRanges formats(const ShownLine &shown, const ScreenText &text, qsizetype begin) const;

    const LogRows *m_rows = nullptr;
    PageStyle m_style;
    LogFont m_font;
    LogColours m_colours;
    std::optional<qreal> m_wrapped;
    qreal m_wholeWidth = 800;
    Highlighter m_highlighter;
    std::set<LogPlace> m_whole; // lines that the reader asked to see whole
    std::map<qint64, Row> m_made;
};

} // namespace runwatch
