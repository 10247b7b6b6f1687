// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/logview.h"

#include "ui/logview/fieldheader.h"
#include "ui/logview/logviewaccessible.h"
#include "ui/logview/newlinesbutton.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

constexpr qreal SmallestFont = 5; // points
constexpr qreal LargestFont = 60;
constexpr qreal MostForFields = 0.5; // of the width

// Monospace, as large as the text around it.
QFont logFont(const QFont &around, int zoom)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(std::clamp(QFontInfo(around).pointSizeF() + zoom, SmallestFont, LargestFont));
    return font;
}

} // namespace

LogView::LogView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_page(LogFont(logFont(font(), 0)))
    , m_columns(m_page.font(), TimeMode::Local, LogColumns::JobColumn::Hidden)
    , m_newLines(new NewLinesButton(viewport()))
{
    LogViewAccessible::install();
    setAccessibleName(tr("Log"));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(true); // for the links
    viewport()->setBackgroundRole(QPalette::Base);
    horizontalScrollBar()->setLayoutDirection(Qt::LeftToRight); // the lines are
    m_page.setPalette(palette());
    connect(m_newLines, &QPushButton::clicked, this, [this] {
        m_isPaused ? setPaused(false) : setFollowing(true);
        setFocus();
    });
    remakeColumns();
}

LogView::~LogView() = default;

void LogView::setRows(const LogRows *rows)
{
    m_rows = rows;
    m_page.setRows(rows);
    m_widest = 0;
    m_top = {firstRow(), 0, 0};
    m_inView.reset();
    m_lastSeen.reset();
    m_lineToKeep.reset();
    m_caret.reset();
    m_anchor.reset();
    m_isCatchingUp = true;
    m_generation = rows ? rows->generation() : 0;
    emit rowsReplaced();
    setPaused(false);
    setFollowing(true);
    rowsChanged();
}

void LogView::rowsChanged(Reading reading)
{
    if (m_rows && m_rows->generation() != m_generation)
        takeNewRowNumbers();
    if (std::exchange(m_firstSeen, firstRow()) != firstRow())
        m_page.forget(); // the first row says that lines have gone
    if (m_lineToKeep && m_rows) {
        const qint64 row = m_rows->rowAtOrAfter(m_lineToKeep->place);
        m_top = {row, 0, 0};
        if (row < m_rows->end()) {
            m_top = m_page.moved(m_top, -m_lineToKeep->below, firstRow(), m_rows->end());
            m_lineToKeep.reset();
        }
    }
    const bool hasJobs = m_rows && m_rows->hasManyJobs();
    if (hasJobs != m_columns.hasJobs())
        remakeColumns();
    if (m_isCatchingUp && m_rows)
        findSeenEnd(reading);
    if (reading == Reading::Done) {
        m_isCatchingUp = false;
        m_lineToKeep.reset();
    }
    arrange();
}

// What was there before is not new; when the rows are numbered anew, what came since stays new.
void LogView::findSeenEnd(Reading reading)
{
    constexpr int MostCounted = 1'000;
    m_seenEnd = m_rows->end();
    m_seenErrors = m_rows->counts().errors;
    if (!m_lastSeen)
        return;
    m_seenEnd = m_rows->rowAtOrAfter(*m_lastSeen);
    if (m_rows->rowOf(*m_lastSeen))
        ++m_seenEnd;
    if (reading == Reading::Going)
        return;
    const auto nextError = [this](qint64 row) {
        return m_rows->nextRow(row, LogRows::Direction::Forward, LogRows::RowKind::Error);
    };
    int errors = 0;
    for (auto row = nextError(m_seenEnd - 1); row && errors < MostCounted; row = nextError(*row))
        ++errors;
    m_seenErrors -= errors;
}

// Another filter, or more runs: the caret's line stays where it was, or the one at the top.
void LogView::takeNewRowNumbers()
{
    m_generation = m_rows->generation();
    m_page.forget();
    if (!m_lineToKeep)
        m_lineToKeep = m_inView;
    m_isCatchingUp = true;
    if (m_pausedAt)
        m_pausedEnd = std::min(m_rows->rowAtOrAfter(*m_pausedAt) + 1, m_rows->end());
}

void LogView::setRunStart(qint64 time)
{
    PageStyle style = m_page.style();
    if (std::exchange(style.runStartedAt, time) == time)
        return;
    m_page.setStyle(std::move(style));
    arrange();
}

void LogView::setTimeMode(TimeMode mode)
{
    PageStyle style = m_page.style();
    style.timeMode = mode;
    m_page.setStyle(std::move(style));
    remakeColumns();
}

void LogView::setJobTitles(JobTitles titles)
{
    PageStyle style = m_page.style();
    style.jobTitles = std::move(titles);
    m_page.setStyle(std::move(style));
    arrange();
}

void LogView::setHighlighter(Highlighter highlighter)
{
    m_page.setHighlighter(std::move(highlighter));
    viewport()->update();
}

void LogView::refreshHighlights()
{
    m_page.forgetHighlights();
    viewport()->update();
}

void LogView::setMarked(std::function<bool(LogPlace)> isMarked)
{
    m_isMarked = std::move(isMarked);
    viewport()->update();
}

void LogView::setOverview(QWidget *strip)
{
    m_overview = strip;
    strip->setParent(this);
    arrangeMargins();
    strip->show();
}

void LogView::setFollowing(bool isFollowing)
{
    if (isFollowing) {
        clearSelection();
        m_caret.reset();
        m_lineToKeep.reset();
        setPaused(false);
    }
    if (std::exchange(m_isFollowing, isFollowing) != isFollowing)
        emit followingChanged(isFollowing);
    if (isFollowing)
        arrange();
}

void LogView::setWrapped(bool isWrapped)
{
    if (std::exchange(m_isWrapped, isWrapped) == isWrapped)
        return;
    m_top.line = 0;
    m_widest = 0;
    remakeWidth();
    emit wrappedChanged(isWrapped);
}

void LogView::setPaused(bool isPaused)
{
    if (isPaused == m_isPaused || (isPaused && (!m_rows || m_rows->size() == 0)))
        return;
    m_isPaused = isPaused;
    m_pausedEnd = isPaused ? m_rows->end() : 0;
    m_pausedAt = isPaused ? std::optional(m_rows->place(m_pausedEnd - 1)) : std::nullopt;
    arrange();
    emit pausedChanged(isPaused);
}

void LogView::setFolding(LogPlace place, Folding folding)
{
    m_page.setFolding(place, folding);
    arrange();
}

void LogView::setZoom(int points)
{
    m_zoom = std::clamp(points, -8, 40);
    m_page.setFont(LogFont(logFont(font(), m_zoom)));
    remakeColumns();
}

void LogView::remakeColumns()
{
    const auto jobColumn = m_rows && m_rows->hasManyJobs() ? LogColumns::JobColumn::Shown : LogColumns::JobColumn::Hidden;
    m_columns = LogColumns(m_page.font(), m_page.style().timeMode, jobColumn, m_fields, viewport()->width() * MostForFields);
    if (m_header)
        m_header->setColumns(m_fields, m_columns);
    m_widest = 0;
    remakeWidth();
}

void LogView::remakeWidth()
{
    const qreal room = std::max(viewport()->width() - m_columns.textLeft() - m_columns.characterWidth(),
                                10 * m_columns.characterWidth());
    m_page.setWidth(m_isWrapped ? std::optional(room) : std::nullopt, room);
    arrange();
}

void LogView::resizeEvent(QResizeEvent *)
{
    if (m_overview)
        m_overview->setGeometry(viewport()->geometry().right() + 1, viewport()->y(), m_overview->sizeHint().width(), viewport()->height());
    if (m_header)
        m_header->setGeometry(viewport()->x(), viewport()->y() - m_header->sizeHint().height(), viewport()->width(), m_header->sizeHint().height());
    m_fields.isEmpty() ? remakeWidth() : remakeColumns();
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        arrangeMargins();
        setZoom(m_zoom);
    }
    if (event->type() == QEvent::PaletteChange) {
        m_page.setPalette(palette());
        viewport()->update();
    }
}

} // namespace runwatch
