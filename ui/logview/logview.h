// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/logview/logcolumns.h"
#include "ui/logview/logpage.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>

#include <optional>

class QMenu;

namespace runwatch {

class FieldHeader;
class NewLinesButton;

// A place between two characters: a line, and a byte of its shown text.
struct LogPosition
{
    LogPlace place;
    qsizetype byte = 0;

    friend bool operator==(const LogPosition &, const LogPosition &) = default;
};

// A stretch of text in rows as they are now, from the first byte to before the last.
struct SelectedRows
{
    qint64 firstRow = 0;
    qsizetype firstByte = 0;
    qint64 lastRow = 0;
    qsizetype lastByte = 0;

    [[nodiscard]] qint64 count() const { return lastRow - firstRow + 1; }
    [[nodiscard]] bool contains(qint64 row) const { return row >= firstRow && row <= lastRow; }
};

// The surface that paints the rows of a log, and holds none but those in view. It follows the end until the
// reader moves up or clicks; End, F, the button at the bottom and scrolling beyond the end make it
// follow again. While it does not follow, or text is selected, no new line moves the page. The caret and what
// is selected are held by place: other levels, new lines and lines that go leave them where they were.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogView)

public:
    static constexpr qsizetype MostCopied = 100'000; // lines

    enum class Reading : quint8 { Going, Done };
    enum class Selecting : quint8 { Anew, Extended };

    struct KeptLine
    {
        LogPlace place;
        qsizetype below = 0; // the top, in visual lines
    };
    struct PlacedLine // one visual line in view
    {
        VisualLine at;
        int y = 0; // of its top, in the viewport
    };

    explicit LogView(QWidget *parent = nullptr);
    ~LogView() override;

    // Shows other rows from their end; null shows nothing. They are not owned and must live as long as
    // they are shown. Who drives LogRows::read() calls rowsChanged() after each slice and says whether more
    // is to be read.
    void setRows(const LogRows *rows);
    void rowsChanged(Reading reading = Reading::Done);

    void setRunStart(qint64 time); // ms since 1970 UTC, 0 while unknown
    void setTimeMode(TimeMode mode);
    void setJobTitles(JobTitles titles);
    void setHighlighter(Highlighter highlighter); // asked once for each line that comes into view
    void setMarked(std::function<bool(LogPlace)> isMarked); // asked at each painting
    // The reader may move, resize and remove them in the row of names above the lines. FieldColumn::Most at most.
    void setFieldColumns(const FieldColumns &columns);
    void setOpened(std::optional<LogPlace> place); // the line whose fields are shown elsewhere
    void setOverview(QWidget *strip); // stands at the right of the lines, as wide as its size hint; becomes a child

    void setFollowing(bool isFollowing); // true also goes to the end and selects nothing
    void showPlace(LogPlace place, qsizetype byte = 0); // brings it into view and sets the caret there
    void scrollTo(qint64 row); // as the new top, as far as there are rows
    void setFolding(LogPlace place, Folding folding); // of a line that is longer than FoldedCharacters
    void select(LogPosition anchor, LogPosition current);
    void selectAll();
    void clearSelection();
    void copySelection() const; // by the copier, if there is one
    void setCopier(std::function<void()> copier) { m_copier = std::move(copier); } // who copies large selections as well
    void zoomIn() { setZoom(m_zoom + 1); }
    void zoomOut() { setZoom(m_zoom - 1); }
    void resetZoom() { setZoom(0); }
    void setZoom(int points); // more than the usual font

    [[nodiscard]] const LogRows *rows() const { return m_rows; }
    [[nodiscard]] int zoom() const { return m_zoom; }
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    [[nodiscard]] bool isWrapped() const { return m_isWrapped; }
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    [[nodiscard]] const FieldColumns &fieldColumns() const { return m_fields; }
    [[nodiscard]] qint64 topRow() const { return m_top.row; }
    [[nodiscard]] std::optional<LogPlace> currentPlace() const; // the caret's line
    [[nodiscard]] const std::optional<LogPosition> &caret() const { return m_caret; }
    [[nodiscard]] std::optional<SelectedRows> selection() const; // nothing when it is empty
    [[nodiscard]] QString selectedText() const; // MostCopied lines, and then says how many are left
    [[nodiscard]] const QList<PlacedLine> &placed() const { return m_placed; }
    [[nodiscard]] QList<ShownLine> linesInView() const; // each row once
    [[nodiscard]] LogPage &page() const { return m_page; }
    [[nodiscard]] bool isMarked(LogPlace place) const { return m_isMarked && m_isMarked(place); }
    [[nodiscard]] QRect rowRect(qint64 row) const; // in the viewport, as far as it is in view; else null
    [[nodiscard]] qint64 rowAt(int y) const; // rows()->end() below the last one
    [[nodiscard]] QRect trianglePlace(qint64 row) const; // where its fields can be asked for; null out of view or without fields
    [[nodiscard]] QRect fieldRect(qint64 row, qsizetype column) const; // null out of view
    [[nodiscard]] QPoint linkPoint(qint64 row) const; // where the link of a long line can be clicked; null out of view
    [[nodiscard]] QRect caretRect(const LogPosition &position) const; // in the viewport; null out of view
    [[nodiscard]] std::optional<LogPosition> positionAt(QPoint point) const; // the nearest

public slots:
    void setWrapped(bool isWrapped);
    void setPaused(bool isPaused); // new lines are read but not drawn
    void activateCurrentLine(); // as Enter does: shows all of a long line, else lineActivated()
    void askForFields(); // of the caret's line; without a caret of the top or, when following, of the last
    void refreshHighlights(); // the highlighter says something else now

signals:
    void followingChanged(bool isFollowing);
    void wrappedChanged(bool isWrapped);
    void pausedChanged(bool isPaused);
    void currentPlaceChanged(LogPlace place);
    void lineActivated(LogPlace place); // Enter, or a double click in front of the text
    void topRowChanged(qint64 row);
    void rowsReplaced(); // by setRows(): no place of before means anything
    void fieldsAsked(LogPlace place); // by the triangle of a line, or by a key for any line; the caret goes there afterwards
    void fieldColumnsChanged(const runwatch::FieldColumns &columns); // by setFieldColumns() or in their header
    // The context menu is about to be shown: who listens may add actions.
    void contextMenuRequested(QMenu *menu, LogPlace place);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    enum class Unit : quint8 { Character, Word, Line }; // what dragging selects by

    void arrange(); // after anything that moves rows: scroll bars, the page, the button
    void placeLines();
    void noteLineInView();
    void findSeenEnd(Reading reading);
    void arrangeScrollBars();
    void remakeColumns();
    void remakeWidth();
    void arrangeMargins();
    void showNewLines();
    void takeNewRowNumbers();
    void scrollBy(qint64 visualLines);
    [[nodiscard]] qint64 firstRow() const { return m_rows ? m_rows->first() : 0; }
    [[nodiscard]] qint64 endRow() const; // while paused, as it was then
    [[nodiscard]] qint64 wholeLinesInView() const;
    [[nodiscard]] VisualLine topForEnd() const;
    [[nodiscard]] bool isAtEnd() const;
    [[nodiscard]] int stepsOfRow() const; // of the scroll bar
    [[nodiscard]] qreal textLeft() const; // in the viewport, as scrolled

    [[nodiscard]] VisualLine visualLineOf(const LogPosition &position) const;
    [[nodiscard]] LogPosition positionIn(VisualLine at, qreal x) const;
    [[nodiscard]] qreal xOf(const LogPosition &position) const; // from the beginning of the text
    void bringIntoView(VisualLine at);
    void bringIntoView(const LogPosition &position);
    void moveCaret(LogPosition to, Selecting selecting);
    void setSelection(LogPosition anchor, LogPosition caret);
    void dragTo(QPoint point);
    [[nodiscard]] std::optional<QPair<LogPosition, LogPosition>> unitAround(const LogPosition &at, Unit unit) const;
    [[nodiscard]] bool isSelected(LogPlace place) const; // some of it
    [[nodiscard]] std::optional<LogPlace> linkAt(QPoint point) const; // whose link is there
    [[nodiscard]] std::optional<LogPlace> triangleAt(QPoint point) const; // whose triangle is there
    [[nodiscard]] QString tooltipAt(QPoint point) const;

    [[nodiscard]] bool zoomBy(const QKeyEvent &event);
    [[nodiscard]] bool actBy(const QKeyEvent &event);
    [[nodiscard]] bool moveBy(const QKeyEvent &event);
    [[nodiscard]] bool moveSideways(const QKeyEvent &event, Selecting selecting);
    void moveCaretByLines(qint64 visualLines, Selecting selecting);
    [[nodiscard]] LogPosition startingPoint() const; // of the keys, when there is no caret yet

    void paintLine(QPainter &painter, const PlacedLine &line, const std::optional<SelectedRows> &selected) const;
    void paintText(QPainter &painter, const PlacedLine &line, const FormatRanges &marked) const;
    void paintNothing(QPainter &painter) const;
    [[nodiscard]] FormatRanges markedRanges(VisualLine at, const std::optional<SelectedRows> &selected) const;
    [[nodiscard]] QRectF linkRect(const PlacedLine &line) const; // null where none ends

    const LogRows *m_rows = nullptr;
    mutable LogPage m_page; // makes lines ready when they are asked for
    LogColumns m_columns;
    QList<PlacedLine> m_placed;
    std::function<bool(LogPlace)> m_isMarked;
    std::function<void()> m_copier;
    FieldColumns m_fields;
    FieldHeader *m_header = nullptr; // only while there are such columns
    std::optional<LogPlace> m_opened;
    QWidget *m_overview = nullptr;
    int m_zoom = 0; // points
    VisualLine m_top;
    std::optional<KeptLine> m_inView; // the caret's line or the topmost, for when rows are numbered anew
    quint64 m_generation = 0;
    qint64 m_firstSeen = 0; // rows before it have gone
    bool m_isFollowing = true;
    bool m_isWrapped = false;
    bool m_isPaused = false;
    bool m_isArranging = false; // the scroll bars are moved by us, not by the reader
    bool m_isCatchingUp = false;
    std::optional<KeptLine> m_lineToKeep; // where it was, while a new filter reads
    qint64 m_pausedEnd = 0; // row
    std::optional<LogPlace> m_pausedAt;
    std::optional<LogPosition> m_caret;
    std::optional<LogPosition> m_anchor;
    std::optional<qreal> m_wantedX; // of the caret while it moves up and down
    Unit m_dragUnit = Unit::Character;
    std::optional<QPair<LogPosition, LogPosition>> m_dragFrom; // what the first click took
    QPoint m_dragPoint; // where the pointer was last, in the viewport
    quint64 m_lastDoubleClick = 0; // ms, as QInputEvent counts
    int m_wheelRest = 0; // eighths of a degree not yet scrolled
    qint64 m_seenEnd = 0; // as it was when the end was last in view
    std::optional<LogPlace> m_lastSeen; // the line before it, for when rows are numbered anew
    qint64 m_seenErrors = 0;
    qreal m_widest = 0; // of the lines that were in view
    QBasicTimer m_dragTimer;
    NewLinesButton *m_newLines;
};

} // namespace runwatch
