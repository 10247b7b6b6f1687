// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/logview/logpage.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPalette>
#include <QRectF>

class QPainter;

namespace runwatch {

// Where the parts of a line stand, and how one is painted: time, job, level word, text. All sizes
// follow from the font. A log reads from left to right in every language.
class LogColumns final
{
public:
    enum class JobColumn : quint8 { Hidden, Shown };

    LogColumns(const QFont &font, TimeMode timeMode, JobColumn jobColumn);

    void paintLine(QPainter &painter, const ShownLine &line, const QRectF &rect, qreal scrolled,
                   const QPalette &palette, bool isSelected) const;

    [[nodiscard]] const QFont &font() const { return m_font; }
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] qreal characterWidth() const { return m_characterWidth; }
    [[nodiscard]] qreal textLeft() const; // where the text begins
    [[nodiscard]] qreal textWidth(const ShownLine &line) const;

private:
    void paintMark(QPainter &painter, const ShownLine &line, const QRectF &rect, const QPalette &palette,
                   bool isSelected) const;
    void paintText(QPainter &painter, const QString &text, const QRectF &rect, qreal scrolled) const;

    QFont m_font;
    QFontMetricsF m_metrics;
    qreal m_characterWidth;
    qreal m_timeWidth;
    qreal m_jobWidth;
    qreal m_levelWidth;
};

} // namespace runwatch
