// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logmarks.h"
#include "app/log/logrows.h"

#include <QTimer>
#include <QWidget>

#include <vector>

namespace runwatch {

// All rows of the log at a glance, from the first at the top to the last: errors over the full width,
// warnings over the right half, matches over the left third, the reader's marks as notches, what happened
// to the connection as lines; so it is told without colours, too. A click or a drag goes there.
class OverviewStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OverviewStrip)

public:
    // Both must live as long as the strip.
    OverviewStrip(const LogRows &rows, const LogMarks &marks, QWidget *parent = nullptr);

    void takeChange(); // rows, matches or marks are others; looked at ten times a second at the most
    void setInView(qint64 firstRow, qint64 endRow);
    void setShown(bool isShown); // hidden, it is of no width
    [[nodiscard]] bool isShown() const { return m_isShown; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QString words(int y) const; // what stands there
    [[nodiscard]] const std::vector<LogRows::StripMarks> &strip() const { return m_strip; }

signals:
    void rowRequested(qint64 row); // brought to the middle of the view

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    static constexpr int Interval = 100; // ms

    void look();
    void goTo(int y);
    [[nodiscard]] qint64 rowAt(int y) const;
    [[nodiscard]] int yOf(qint64 row) const;

    const LogRows &m_rows;
    const LogMarks &m_marks;
    QTimer m_looking;
    bool m_isShown = true;
    std::vector<LogRows::StripMarks> m_strip; // for each pixel
    std::vector<bool> m_notches; // likewise
    qint64 m_firstInView = 0;
    qint64 m_endInView = 0;
};

} // namespace runwatch
