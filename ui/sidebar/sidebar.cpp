// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/sidebar/sidebar.h"

#include "ui/sidebar/sidebardelegate.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>

namespace runwatch {
namespace {

SidebarModel::Mode modeOf(Qt::KeyboardModifiers modifiers)
{
    return modifiers & (Qt::ControlModifier | Qt::ShiftModifier) ? SidebarModel::Mode::Add
                                                                 : SidebarModel::Mode::Replace;
}

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QListView(parent)
{
    setAccessibleName(tr("Filter by status and server"));
    setModel(&m_model);
    setItemDelegate(new SidebarDelegate(this));
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setSelectionMode(NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(fontMetrics().averageCharWidth() * 20);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAutoFillBackground(true);
}

QSize Sidebar::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 35, fontMetrics().height() * 20};
}

void Sidebar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier)
        return askForMenu(currentIndex(), visualRect(currentIndex()).center());
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return m_model.choose(currentIndex(), modeOf(event->modifiers()));
    default:
        return QListView::keyPressEvent(event);
    }
}

void Sidebar::mousePressEvent(QMouseEvent *event)
{
    QListView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton)
        m_model.choose(indexAt(event->position().toPoint()), modeOf(event->modifiers()));
}

void Sidebar::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse)
        askForMenu(indexAt(event->pos()), event->pos());
    else
        askForMenu(currentIndex(), visualRect(currentIndex()).center());
}

void Sidebar::askForMenu(const QModelIndex &index, const QPoint &position)
{
    const auto kind = index.data(SidebarModel::RowKindRole).value<SidebarModel::RowKind>();
    if (index.isValid() && kind == SidebarModel::RowKind::Server)
        emit serverMenuRequested(index.data().toString(), viewport()->mapToGlobal(position));
}

} // namespace runwatch
