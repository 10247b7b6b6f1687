// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/logview.h"

#include "ui/logview/logviewaccessible.h"
#include "ui/logview/newlinesbutton.h"
#include "ui/look/tone.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace runwatch {

namespace {

constexpr qsizetype LinesPerSlice = 100'000; // read by a filter before the event loop gets a turn
constexpr qreal SmallestFont = 5; // points
constexpr qreal LargestFont = 60;

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
    , m_columns(logFont(font(), 0), TimeMode::Local, LogColumns::JobColumn::Hidden)
    , m_newLines(new NewLinesButton(viewport()))
{
    LogViewAccessible::install();
    setAccessibleName(tr("Log"));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    horizontalScrollBar()->setLayoutDirection(Qt::LeftToRight); // the lines are
    m_readTimer.setSingleShot(true);
    connect(&m_readTimer, &QTimer::timeout, this, &LogView::readOn);
    connect(m_newLines, &QPushButton::clicked, this, [this] {
        setFollowing(true);
        setFocus();
    });
    remakeColumns();
}

LogView::~LogView() = default;

void LogView::setLog(std::shared_ptr<const LogStore> log, std::optional<quint32> jobIndex)
{
    m_scope.setLog(std::move(log));
    m_scope.setJob(jobIndex);
    m_widest = 0;
    m_top = 0;
    clearSelection();
    setFollowing(true);
    beginAnew();
}

void LogView::setRunStart(qint64 time)
{
    if (std::exchange(m_style.runStartedAt, time) != time)
        arrange();
}

void LogView::setJob(std::optional<quint32> jobIndex)
{
    const auto jobs = jobIndex ? std::optional(std::set<quint32>{*jobIndex}) : std::nullopt;
    if (jobs == m_scope.jobs())
        return;
    const bool hasTop = m_top < m_scope.end();
    m_lineToKeep = hasTop ? std::optional(m_scope.line(m_top)) : std::nullopt;
    m_scope.setJob(jobIndex);
    beginAnew();
}

void LogView::setLevels(ShownLevels levels)
{
    if (levels == m_scope.levels())
        return;
    const bool hasTop = m_top < m_scope.end();
    m_lineToKeep = hasTop ? std::optional(m_scope.line(m_top)) : std::nullopt;
    m_scope.setLevels(levels);
    beginAnew();
}

void LogView::setTimeMode(TimeMode mode)
{
    m_style.timeMode = mode;
    remakeColumns();
}

void LogView::setJobTitles(JobTitles titles)
{
    m_style.jobTitles = std::move(titles);
    arrange();
}

void LogView::takeLines(qint64 first, qint64 end)
{
    m_scope.takeLines(first, end);
    if (m_selection && m_selection->first() < m_scope.first())
        clearSelection(); // what was selected is not kept any more
    readOn();
}

void LogView::setFollowing(bool isFollowing)
{
    if (isFollowing)
        clearSelection();
    if (std::exchange(m_isFollowing, isFollowing) != isFollowing)
        emit followingChanged(isFollowing);
    if (isFollowing)
        arrange();
}

const QList<ShownLine> &LogView::page() const
{
    if (std::exchange(m_isPageStale, false))
        m_page = readPage(m_scope, m_top, qsizetype(rowsInView() + 1), m_style);
    return m_page;
}

QRect LogView::rowRect(qint64 row) const
{
    const int height = m_columns.lineHeight();
    return {0, int(row - m_top) * height, viewport()->width(), height};
}

qint64 LogView::rowAt(int y) const
{
    return m_top + qint64(std::floor(double(y) / m_columns.lineHeight()));
}

// Rows are numbered anew: another log, or another filter.
void LogView::beginAnew()
{
    clearSelection();
    m_isCatchingUp = true;
    readOn();
}

void LogView::readOn()
{
    const LogScope::Counts before = m_scope.counts();
    const bool beganAnew = m_isCatchingUp;
    const bool hadManyJobs = m_scope.hasManyJobs();
    const bool isMoreToRead = m_scope.read(LinesPerSlice);
    if (m_isCatchingUp && m_lineToKeep)
        m_top = m_scope.rowAtOrAfter(*m_lineToKeep);
    if (m_scope.hasManyJobs() != hadManyJobs)
        remakeColumns();
    if (m_isCatchingUp) { // what was there before is not new
        m_seenEnd = m_scope.end();
        m_seenErrors = m_scope.counts().errors;
    }
    if (isMoreToRead) {
        m_readTimer.start(0);
    } else {
        m_isCatchingUp = false;
        m_lineToKeep.reset();
    }
    arrange();
    if (m_scope.counts() != before || beganAnew)
        emit countsChanged();
}

void LogView::arrange()
{
    const qint64 lastTop = std::max(m_scope.first(), m_scope.end() - rowsInView());
    if (m_isFollowing && !m_selection)
        m_top = lastTop;
    m_top = std::clamp(m_top, m_scope.first(), lastTop);
    m_isArranging = true;
    verticalScrollBar()->setRange(0, int(lastTop - m_scope.first()));
    verticalScrollBar()->setPageStep(int(rowsInView()));
    verticalScrollBar()->setValue(int(m_top - m_scope.first()));
    m_isPageStale = true;
    arrangeHorizontally();
    m_isArranging = false;
    showNewLines();
    viewport()->update();
}

void LogView::arrangeHorizontally()
{
    for (const ShownLine &line : page())
        m_widest = std::max(m_widest, m_columns.textWidth(line));
    const qreal room = viewport()->width() - m_columns.textLeft();
    horizontalScrollBar()->setRange(
        0, int(std::ceil(std::max(0.0, m_widest + m_columns.characterWidth() - room))));
    horizontalScrollBar()->setPageStep(std::max(1, int(room)));
    horizontalScrollBar()->setSingleStep(int(4 * m_columns.characterWidth()));
}

void LogView::remakeColumns()
{
    m_columns =
        LogColumns(logFont(font(), m_zoom), m_style.timeMode,
                   m_scope.hasManyJobs() ? LogColumns::JobColumn::Shown : LogColumns::JobColumn::Hidden);
    m_widest = 0;
    arrange();
}

// The button that says what came since the reader left the end.
void LogView::showNewLines()
{
    if (isAtEnd()) {
        m_seenEnd = m_scope.end();
        m_seenErrors = m_scope.counts().errors;
    }
    m_newLines->say(m_scope.end() - m_seenEnd, m_scope.counts().errors - m_seenErrors,
                    m_columns.lineHeight() / 2);
}

qint64 LogView::rowsInView() const
{
    return std::max(1, viewport()->height() / m_columns.lineHeight());
}

bool LogView::isAtEnd() const
{
    return m_top + rowsInView() >= m_scope.end();
}

void LogView::setZoom(int steps)
{
    m_zoom = std::clamp(steps, -8, 40);
    remakeColumns();
}

void LogView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.setFont(m_columns.font());
    if (m_scope.size() == 0) {
        painter.setFont(font());
        painter.setPen(toneColour(Tone::Faint, palette()));
        const bool isHiding = m_scope.counts() != LogScope::Counts{};
        painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         isHiding ? tr("No line of the chosen levels.") : tr("No log line yet."));
        return;
    }
    QRectF rect(0, 0, viewport()->width(), m_columns.lineHeight());
    qint64 row = m_top;
    for (const ShownLine &line : page()) {
        m_columns.paintLine(painter, line, rect, horizontalScrollBar()->value(), palette(),
                            m_selection && m_selection->contains(row++));
        rect.translate(0, m_columns.lineHeight());
    }
}

void LogView::resizeEvent(QResizeEvent *)
{
    arrange();
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        remakeColumns();
}

// Called by the scroll bars. What the reader does upwards ends the following.
void LogView::scrollContentsBy(int, int dy)
{
    if (m_isArranging)
        return;
    m_top = m_scope.first() + verticalScrollBar()->value();
    if (dy > 0 && m_isFollowing)
        setFollowing(false);
    arrange();
}

} // namespace runwatch
