// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// The fields of lines: their columns, the row of names above them, the triangle in front of the text.
#include "ui/logview/logview.h"

#include "ui/logview/fieldheader.h"
#include "ui/logview/visibletext.h"

#include <utility>

namespace runwatch {

void LogView::setFieldColumns(const FieldColumns &columns)
{
    if (columns == m_fields)
        return;
    m_fields = columns.mid(0, FieldColumn::Most);
    PageStyle style = m_page.style();
    QByteArrayList keys;
    for (const FieldColumn &field : std::as_const(m_fields))
        keys << field.key;
    if (std::exchange(style.fieldKeys, keys) != keys)
        m_page.setStyle(std::move(style));
    if (!m_fields.isEmpty() && !m_header) {
        m_header = new FieldHeader(this);
        connect(m_header, &FieldHeader::columnsChanged, this, &LogView::setFieldColumns);
    } else if (m_fields.isEmpty() && m_header) {
        if (m_header->isAncestorOf(window()->focusWidget()))
            setFocus();
        m_header->hide();
        m_header->deleteLater(); // its menu may be at work
        m_header = nullptr;
    }
    arrangeMargins();
    remakeColumns();
    if (m_header)
        m_header->show();
    emit fieldColumnsChanged(m_fields);
}

void LogView::arrangeMargins()
{
    setViewportMargins(0, m_header ? m_header->sizeHint().height() : 0, m_overview ? m_overview->sizeHint().width() : 0, 0);
}

void LogView::setOpened(std::optional<LogPlace> place)
{
    m_opened = place;
    viewport()->update();
}

void LogView::askForFields()
{
    if (!m_rows || endRow() <= firstRow())
        return;
    const LogPlace place = startingPoint().place;
    const bool hadCaret = m_caret.has_value();
    emit fieldsAsked(place); // first, as by the mouse
    if (!hadCaret)
        showPlace(place);
}

QRect LogView::trianglePlace(qint64 row) const
{
    for (const PlacedLine &line : m_placed) {
        if (line.at.row == row && line.at.part == 1 && line.at.line == 0 && m_page.row(row).shown.hasFields)
            return m_columns.triangleRect(QRectF(0, line.y, viewport()->width(), m_columns.lineHeight())).toAlignedRect();
    }
    return {};
}

QRect LogView::fieldRect(qint64 row, qsizetype column) const
{
    for (const PlacedLine &line : m_placed) {
        if (line.at.row == row && line.at.part == 1 && line.at.line == 0)
            return QRectF(m_columns.fieldLeft(column), line.y, m_columns.fieldWidth(column), m_columns.lineHeight()).toRect();
    }
    return {};
}

std::optional<LogPlace> LogView::triangleAt(QPoint point) const
{
    const qint64 row = rowAt(point.y());
    if (row < endRow() && trianglePlace(row).contains(point))
        return m_rows->place(row);
    return std::nullopt;
}

// Both clocks; and what is too long for its place can be read here: a mark, or a field.
QString LogView::tooltipAt(QPoint point) const
{
    const ShownLine &shown = m_page.row(rowAt(point.y())).shown;
    if (triangleAt(point))
        return tr("Show the fields of this line (I)");
    LogLine line;
    line.serverTime = shown.serverTime;
    line.arrivalTime = shown.arrivalTime;
    const QString times = bothTimesText(line);
    if (shown.isMark)
        return QString::fromUtf8(shown.text) + u'\n' + times;
    const qsizetype column = m_columns.fieldAt(point.x());
    const QString value = column >= 0 ? shown.fields.value(column) : QString();
    if (value.isEmpty())
        return times;
    //: A field of a log line: %1 is its key, %2 its value
    return tr("%1: %2").arg(visibleText(QByteArrayView(m_fields.at(column).key)), value) + u'\n' + times;
}

} // namespace runwatch
