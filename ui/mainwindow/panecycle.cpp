// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/panecycle.h"

#include <QApplication>

namespace runwatch {
namespace {

bool holdsFocus(const QWidget *pane)
{
    const QWidget *focused = QApplication::focusWidget();
    return focused && (focused == pane || pane->isAncestorOf(focused));
}

bool takesFocus(const QWidget *widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisible() && widget->isEnabled();
}

// The pane itself, or what Tab would reach first in it.
QWidget *firstIn(QWidget *pane)
{
    if (takesFocus(pane))
        return pane;
    for (QWidget *next = pane->nextInFocusChain(); next != pane; next = next->nextInFocusChain()) {
        if (pane->isAncestorOf(next) && takesFocus(next))
            return next;
    }
    return nullptr;
}

} // namespace

void moveFocus(const QList<QWidget *> &panes, Direction direction)
{
    const qsizetype count = panes.size();
    qsizetype at = direction == Direction::Forward ? -1 : count;
    for (qsizetype i = 0; i < count; ++i) {
        if (holdsFocus(panes.at(i)))
            at = i;
    }
    const qsizetype stride = direction == Direction::Forward ? 1 : -1;
    for (qsizetype tried = 0; tried < count; ++tried) {
        at = (at + stride + count) % count;
        if (QWidget *next = panes.at(at)->isVisible() ? firstIn(panes.at(at)) : nullptr)
            return next->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace runwatch
