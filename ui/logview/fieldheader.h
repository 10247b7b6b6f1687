// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/logview/fieldcolumn.h"

#include <QWidget>

#include <optional>

class QToolButton;

namespace runwatch {

class LogColumns;

// The row above the log's lines that names the columns of fields. Each name is a button whose menu moves,
// resizes and removes its column; the gap behind it can be dragged.
class FieldHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldHeader)

public:
    explicit FieldHeader(QWidget *parent);

    // Says where the columns stand; call it again when they do elsewhere.
    void setColumns(const FieldColumns &fields, const LogColumns &columns);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void columnsChanged(const runwatch::FieldColumns &columns); // by the reader; while dragging, at each character

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    struct Drag
    {
        qsizetype column = 0;
        qreal from = 0; // pixels
        int characters = 0; // as it was
    };

    void addButton();
    void move(qsizetype column, qsizetype to);
    void widen(qsizetype column, int characters);
    void remove(qsizetype column);
    [[nodiscard]] std::optional<qsizetype> gapAt(qreal x) const; // behind which column

    FieldColumns m_fields;
    QList<QToolButton *> m_buttons; // one for each
    qreal m_characterWidth = 8;
    std::optional<Drag> m_drag;
};

} // namespace runwatch
