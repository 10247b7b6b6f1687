// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

namespace runwatch {

// "▼ 128 new · 2 errors", at the lower right of the log while its end is out of view.
class NewLinesButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NewLinesButton)

public:
    explicit NewLinesButton(QWidget *parent);

    // Takes its place in the parent; with no lines it hides.
    void say(qint64 lines, qint64 errors, int margin);
    void sayPaused(qint64 lines, int margin); // always there

private:
    void stand(const QString &text, const QPalette &colours, int margin);
};

} // namespace runwatch
