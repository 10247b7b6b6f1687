// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/overviewstrip.h"

#include "ui/look/tone.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace runwatch {
namespace {

constexpr int MostCounted = 999; // of each kind, in one place of the strip

QString countWords(qint64 count, const QString &words)
{
    return count > MostCounted ? OverviewStrip::tr("more than %1").arg(words) : words;
}

} // namespace

OverviewStrip::OverviewStrip(const LogRows &rows, const LogMarks &marks, QWidget *parent)
    : QWidget(parent)
    , m_rows(rows)
    , m_marks(marks)
{
    setAccessibleName(tr("Overview of the log"));
    setAccessibleDescription(tr("Where errors, warnings, matches and marks are; a click goes there"));
    m_looking.setSingleShot(true);
    m_looking.setInterval(Interval);
    connect(&m_looking, &QTimer::timeout, this, &OverviewStrip::look);
}

void OverviewStrip::takeChange()
{
    if (isVisible() && !m_looking.isActive())
        m_looking.start();
}

void OverviewStrip::setInView(qint64 firstRow, qint64 endRow)
{
    const auto before = std::pair(yOf(m_firstInView), yOf(m_endInView));
    m_firstInView = firstRow;
    m_endInView = endRow;
    if (before != std::pair(yOf(firstRow), yOf(endRow)))
        update();
}

void OverviewStrip::setShown(bool isShown)
{
    m_isShown = isShown;
    updateGeometry();
}

QSize OverviewStrip::sizeHint() const
{
    return {m_isShown ? fontMetrics().height() * 4 / 5 : 0, 0};
}

void OverviewStrip::look()
{
    const int pixels = m_isShown ? height() : 0;
    std::vector<LogRows::StripMarks> strip =
        pixels > 0 ? m_rows.strip(pixels) : std::vector<LogRows::StripMarks>();
    std::vector<bool> notches(size_t(std::max(0, pixels)));
    for (const LogPlace place : m_marks.places()) {
        const std::optional<qint64> row = pixels > 0 ? m_rows.rowOf(place) : std::nullopt;
        if (row)
            notches[size_t(std::clamp(yOf(*row), 0, pixels - 1))] = true;
    }
    if (strip == m_strip && notches == m_notches)
        return;
    m_strip = std::move(strip);
    m_notches = std::move(notches);
    update();
}

void OverviewStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), trackColour(palette()));
    const QColor error = toneColour(Tone::Failed, palette());
    const QColor warning = toneColour(Tone::Stalled, palette());
    const QColor match = palette().color(QPalette::Highlight);
    const QColor line = toneColour(Tone::Faint, palette());
    const int whole = width();
    for (int y = 0; y < int(m_strip.size()); ++y) {
        const LogRows::StripMarks marks = m_strip[size_t(y)];
        if (marks.testFlag(LogRows::StripMark::Error))
            painter.fillRect(0, y, whole, 2, error);
        else if (marks.testFlag(LogRows::StripMark::Warning))
            painter.fillRect(whole / 2, y, whole - whole / 2, 2, warning);
        if (marks.testFlag(LogRows::StripMark::Match))
            painter.fillRect(0, y, whole / 3, 2, match);
        if (marks.testFlag(LogRows::StripMark::Connection))
            painter.fillRect(0, y, whole, 1, line);
        else if (marks.testFlag(LogRows::StripMark::Phase) && y % 2 == 0)
            painter.fillRect(whole / 2, y, 2, 2, line);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Text));
    const qreal notch = whole / 3.0;
    for (int y = 0; y < int(m_notches.size()); ++y) {
        if (m_notches[size_t(y)])
            painter.drawConvexPolygon(
                QPolygonF({QPointF(whole, y - notch), QPointF(whole - notch, y), QPointF(whole, y + notch)}));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(line);
    const int top = yOf(m_firstInView);
    painter.drawRect(0, top, whole - 1, std::max(2, yOf(m_endInView) - top - 1)); // what is in view
}

bool OverviewStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto &help = *static_cast<QHelpEvent *>(event);
    QToolTip::showText(help.globalPos(), words(help.pos().y()).toHtmlEscaped(), this);
    return true;
}

void OverviewStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    takeChange();
}

void OverviewStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    look();
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        goTo(event->position().toPoint().y());
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        goTo(event->position().toPoint().y());
}

void OverviewStrip::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the log's, whose child this is
}

void OverviewStrip::goTo(int y)
{
    if (m_rows.size() > 0)
        emit rowRequested(std::min(rowAt(y), m_rows.end() - 1));
}

qint64 OverviewStrip::rowAt(int y) const
{
    const int pixels = std::max(1, height());
    return m_rows.first() + m_rows.size() * std::clamp(y, 0, pixels) / pixels;
}

int OverviewStrip::yOf(qint64 row) const
{
    const qint64 rows = std::max<qint64>(1, m_rows.size());
    return int(std::clamp<qint64>((row - m_rows.first()) * height() / rows, 0, std::max(0, height())));
}

QString OverviewStrip::words(int y) const
{
    if (m_rows.size() == 0)
        return {};
    const qint64 first = std::min(rowAt(y), m_rows.end() - 1);
    const qint64 last = std::clamp(rowAt(y + 1) - 1, first, m_rows.end() - 1);
    const auto count = [&](LogRows::RowKind kind) {
        int found = 0;
        std::optional<qint64> row = m_rows.nextRow(first - 1, LogRows::Direction::Forward, kind);
        for (; row && *row <= last && found <= MostCounted; ++found)
            row = m_rows.nextRow(*row, LogRows::Direction::Forward, kind);
        return found;
    };
    int marks = 0;
    for (const LogPlace place : m_marks.places()) {
        const std::optional<qint64> row = m_rows.rowOf(place);
        marks += row && *row >= first && *row <= last;
    }
    QStringList found;
    const auto add = [&found](int number, const QString &words) {
        if (number > 0)
            found.append(countWords(number, words));
    };
    const int errors = count(LogRows::RowKind::Error);
    const int warnings = count(LogRows::RowKind::Warning);
    const int matches = count(LogRows::RowKind::Match);
    add(errors, tr("%n error(s)", nullptr, std::min(errors, MostCounted)));
    add(warnings, tr("%n warning(s)", nullptr, std::min(warnings, MostCounted)));
    add(matches, matches == 1 ? tr("1 match") : tr("%L1 matches").arg(std::min(matches, MostCounted)));
    add(marks, tr("%n mark(s)", nullptr, std::min(marks, MostCounted)));
    const QLocale locale;
    const QString from = locale.toString(first - m_rows.first() + 1);
    const QString to = locale.toString(last - m_rows.first() + 1);
    const QString lines = first == last ? tr("Line %1").arg(from) : tr("Lines %1 to %2").arg(from, to);
    //: %1 is which lines, %2 what is in them
    return found.isEmpty() ? lines : tr("%1: %2").arg(lines, found.join(tr(", ")));
}

} // namespace runwatch
