// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPushButton;

namespace runwatch {

// Asks, in the window itself, whether changes are to be lost. Hidden until it asks.
class UnsavedQuestion final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UnsavedQuestion)

public:
    explicit UnsavedQuestion(QWidget *parent = nullptr);

    void ask();
    void keep(); // answers that they are not to be lost

signals:
    void discardRequested();
    void keepRequested();

private:
    QPushButton *m_keep;
};

} // namespace runwatch
