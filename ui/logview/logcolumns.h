// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/logview/fieldcolumn.h"
#include "ui/logview/logfont.h"
#include "ui/logview/shownline.h"

#include <QPalette>
#include <QRectF>

class QPainter;

namespace runwatch {

// Where the parts of a line stand, and how those before the text are painted: a mark in the gutter, time, job,
// level word, fields, and the triangle that shows the fields of a line. All sizes follow from the font. A log reads
// from left to right in every language.
class LogColumns final
{
public:
    enum class JobColumn : quint8 { Hidden, Shown };

    // All columns of fields together are at most `mostForFields` pixels wide; they shrink alike to fit.
    LogColumns(const LogFont &font, TimeMode timeMode, JobColumn jobColumn, const FieldColumns &fields = {},
               qreal mostForFields = 0);

    // Time, job, level and fields of a line that is not a mark of ours.
    void paintBeginning(QPainter &painter, const ShownLine &line, const QRectF &rect, const QPalette &palette) const;
    // A mark of ours: a rule over the full width with words in the middle.
    void paintMark(QPainter &painter, const ShownLine &line, const QRectF &rect, const QPalette &palette,
                   bool isSelected) const;
    void paintHeading(QPainter &painter, const QString &words, const QRectF &rect, const QPalette &palette) const;
    void paintTriangle(QPainter &painter, const QRectF &rect, const QPalette &palette, bool isOpen) const;
    void paintDot(QPainter &painter, const QRectF &rect, const QPalette &palette) const; // the reader's own mark

    [[nodiscard]] const LogFont &font() const { return m_font; }
    [[nodiscard]] int lineHeight() const { return m_font.lineHeight(); }
    [[nodiscard]] qreal characterWidth() const { return m_font.characterWidth(); }
    [[nodiscard]] qreal textLeft() const; // where the text begins
    [[nodiscard]] QRectF triangleRect(const QRectF &line) const; // where it can be clicked
    [[nodiscard]] bool hasJobs() const { return m_jobWidth > 0; }
    [[nodiscard]] qreal fieldLeft(qsizetype column) const;
    [[nodiscard]] qreal fieldWidth(qsizetype column) const { return m_fieldWidths.at(column); } // without the gap behind it
    [[nodiscard]] qsizetype fieldAt(qreal x) const; // -1: no column of a field is there

private:
    void paintField(QPainter &painter, const QString &value, qsizetype column, const QRectF &rect) const;
    void paintWords(QPainter &painter, const QString &words, qreal left, const QRectF &rect) const;
    void paintRule(QPainter &painter, const QString &words, qreal left, const QRectF &rect, const QColor &line,
                   const QColor &text) const;
    [[nodiscard]] QString elided(const QString &words, qreal width, Qt::TextElideMode mode = Qt::ElideRight) const;

    LogFont m_font;
    qreal m_gutter;
    qreal m_timeWidth;
    qreal m_jobWidth;
    qreal m_levelWidth;
    QList<qreal> m_fieldWidths;
};

} // namespace runwatch
