// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/export/logcopy.h"

#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace runwatch {

// Copies rows to the clipboard. It is seen only while a large copy is made, and when something was
// left out of one; then it says so until it is closed or the next copy.
class CopyBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CopyBar)

public:
    explicit CopyBar(QWidget *parent = nullptr);

    // `heading` is asked, when the text is there, for what stands above it; it may be empty.
    void copy(CopiedRows what, std::function<QString(const CopiedText &)> heading = {});

private:
    void takeText(const CopiedText &text);
    void close(); // cancels, or takes the notice away

    LogCopy m_copy;
    std::function<QString(const CopiedText &)> m_heading;
    QLabel *m_words;
    QProgressBar *m_progress;
    QToolButton *m_close;
};

} // namespace runwatch
