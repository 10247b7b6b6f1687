// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logscope.h"
#include "ui/logview/logcolumns.h"
#include "ui/logview/logpage.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QTimer>

#include <optional>

namespace runwatch {

class NewLinesButton;

// Rows picked by the reader, as in a text: from the anchor to the current one, both included.
struct RowSelection
{
    qint64 anchor = 0;
    qint64 current = 0;

    [[nodiscard]] qint64 first() const { return std::min(anchor, current); }
    [[nodiscard]] qint64 count() const { return std::max(anchor, current) - first() + 1; }
    [[nodiscard]] bool contains(qint64 row) const { return row >= first() && row < first() + count(); }
};

// The log of one run: paints the lines in view and holds no others. It follows the end until the
// reader moves up or clicks; End, F, the button at the bottom and scrolling beyond the end make it
// follow again. While it does not follow, or lines are selected, no new line moves the page.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogView)

public:
    static constexpr qsizetype MostCopied = 100'000; // lines

    explicit LogView(QWidget *parent = nullptr);
    ~LogView() override;

    // Shows another log from its end; null shows nothing.
    void setLog(std::shared_ptr<const LogStore> log, std::optional<quint32> jobIndex);
    void setRunStart(qint64 time); // ms since 1970 UTC, 0 while unknown
    void setJob(std::optional<quint32> jobIndex);
    void setLevels(ShownLevels levels);
    void setTimeMode(TimeMode mode);
    void setJobTitles(JobTitles titles);
    void takeLines(qint64 first, qint64 end); // the store holds [first, end) now
    void setFollowing(bool isFollowing); // true also goes to the end and selects nothing
    void select(qint64 anchor, qint64 current); // rows
    void selectAll();
    void clearSelection();
    void copySelection() const;
    void scrollTo(qint64 row); // as the new top, as far as there are rows
    void zoomIn() { setZoom(m_zoom + 1); }
    void zoomOut() { setZoom(m_zoom - 1); }
    void resetZoom() { setZoom(0); }

    [[nodiscard]] const LogScope &scope() const { return m_scope; }
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    [[nodiscard]] bool isReading() const { return m_isCatchingUp; } // the filter has not seen all lines yet
    [[nodiscard]] qint64 topRow() const { return m_top; }
    [[nodiscard]] const std::optional<RowSelection> &selection() const { return m_selection; }
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] const QList<ShownLine> &page() const; // the lines in view, all that is ever held
    [[nodiscard]] QRect rowRect(qint64 row) const; // in the viewport
    [[nodiscard]] qint64 rowAt(int y) const; // may lie outside the scope

signals:
    void followingChanged(bool isFollowing);
    // The counts of the scope have moved; at most once for each takeLines() and each slice of reading.
    void countsChanged();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void beginAnew();
    void readOn();
    void arrange(); // after anything that moves rows: scroll bars, the page, the button
    void arrangeHorizontally();
    void remakeColumns();
    void showNewLines();
    void moveSelection(qint64 row);
    void setZoom(int steps);
    [[nodiscard]] bool zoomBy(const QKeyEvent &event);
    [[nodiscard]] bool moveBy(const QKeyEvent &event);
    [[nodiscard]] std::optional<qint64> targetOf(int key, qint64 from) const;
    [[nodiscard]] qint64 rowsInView() const; // whole ones
    [[nodiscard]] bool isAtEnd() const;

    LogScope m_scope;
    PageStyle m_style;
    LogColumns m_columns;
    int m_zoom = 0; // points
    qint64 m_top = 0;
    bool m_isFollowing = true;
    bool m_isArranging = false; // the scroll bars are moved by us, not by the reader
    bool m_isCatchingUp = false;
    std::optional<LineNumber> m_lineToKeep; // at the top, while a new filter reads
    std::optional<RowSelection> m_selection;
    qint64 m_seenEnd = 0; // as it was when the end was last in view
    qint64 m_seenErrors = 0;
    mutable QList<ShownLine> m_page;
    mutable bool m_isPageStale = true;
    qreal m_widest = 0; // of the lines that were in view
    QTimer m_readTimer;
    QBasicTimer m_dragTimer;
    NewLinesButton *m_newLines;
};

} // namespace runwatch
