// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/tone.h"

#include <QIconEngine>
#include <QString>

namespace runwatch {

// Draws a one-colour SVG in a tone of the palette that is valid when it is painted.
class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString file, Tone tone);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override;
    bool isNull() override { return false; }

private:
    QString m_file;
    Tone m_tone;
};

} // namespace runwatch
