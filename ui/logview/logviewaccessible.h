// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/logview/logview.h"

#include <QAccessibleTextInterface>
#include <QAccessibleWidget>

namespace runwatch {

// The log view as a screen reader finds it: a read-only text of the lines in view and that of the caret, one line
// each, with a caret and a selection. Pressing it does what Enter does to the line of the caret, and
// "Show fields" what I does.
class LogViewAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit LogViewAccessible(LogView *view);

    static void install(); // makes Qt find it; once is enough

    void *interface_cast(QAccessible::InterfaceType type) override;
    QAccessible::State state() const override;

    void selection(int selectionIndex, int *startOffset, int *endOffset) const override;
    int selectionCount() const override;
    void addSelection(int startOffset, int endOffset) override;
    void removeSelection(int selectionIndex) override;
    void setSelection(int selectionIndex, int startOffset, int endOffset) override;
    int cursorPosition() const override;
    void setCursorPosition(int position) override;
    QString text(int startOffset, int endOffset) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int startIndex, int endIndex) override;
    QString attributes(int offset, int *startOffset, int *endOffset) const override;

    QStringList actionNames() const override;
    void doAction(const QString &action) override;

private:
    struct Segment // a part of a row, or its headings
    {
        qint64 row = 0;
        int part = 0;
        int begin = 0; // characters of the whole text
        int lead = 0; // of them, time and level
        QString text; // all of it
    };

    [[nodiscard]] QList<Segment> segments() const;
    [[nodiscard]] Segment segment(qint64 row, int part, int begin) const;
    [[nodiscard]] int offsetOf(const LogPosition &position) const; // clamped to what is in view
    [[nodiscard]] std::optional<LogPosition> positionOf(int offset) const;

    LogView *m_view;
};

} // namespace runwatch
