// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHeaderView>

class QMenu;

namespace runwatch {

// The header of the job list: which columns are shown, how wide and in what order, and the menu
// that changes it. The message takes what is left; when little is, the job's name gives way
// first, and then the list scrolls.
class JobColumns final : public QHeaderView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobColumns)

public:
    explicit JobColumns(QWidget *parent = nullptr);

    void reset(); // once the model is set
    void restore(const QByteArray &layout); // falls back to reset(), as for columns it has not heard of
    [[nodiscard]] QByteArray layout() const;

    void fillMenu(QMenu &menu);

signals:
    void resizeToContentsRequested();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void prepare();
    int usualWidth(int column) const; // px; 0: hidden until asked for
    void fit();
    void takeWidth(int column, int oldWidth, int width);

    int m_nameWidth = 0; // as the operator wants it
    bool m_isFitting = false;
};

} // namespace runwatch
