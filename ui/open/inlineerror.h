// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace runwatch {

// A sentence that says what is wrong, beneath what it is about. Empty, it takes no room.
class InlineError final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InlineError)

public:
    explicit InlineError(QWidget *parent = nullptr);

    void say(const QString &sentence); // plain text; empty says nothing

protected:
    void changeEvent(QEvent *event) override;

private:
    void takeColour();
};

} // namespace runwatch
