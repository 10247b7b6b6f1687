// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/actions.h"

#include "ui/look/icons.h"

namespace runwatch {
namespace {

QAction *make(QObject *parent, const QString &text, const QKeySequence &keys, const QIcon &icon = {})
{
    auto *action = new QAction(icon, text, parent);
    action->setShortcut(keys);
    QString plain = text;
    plain.remove(u'&').remove(u'…');
    action->setIconText(plain);
    if (!keys.isEmpty())
        action->setToolTip(Actions::tr("%1 (%2)").arg(plain, keys.toString(QKeySequence::NativeText)));
    return action;
}

QAction *makeSwitch(QObject *parent, const QString &text, const QKeySequence &keys, const QIcon &icon = {})
{
    QAction *action = make(parent, text, keys, icon);
    action->setCheckable(true);
    action->setChecked(true);
    return action;
}

} // namespace

Actions::Actions(QObject *parent)
    : QObject(parent)
    , openStream(make(this, tr("&Open stream…"), Qt::CTRL | Qt::Key_N, tintedIcon(Icon::OpenStream)))
    , demo(make(this, tr("Try the &demo"), Qt::CTRL | Qt::SHIFT | Qt::Key_D, tintedIcon(Icon::Demo)))
    , quit(make(this, tr("&Quit"), Qt::CTRL | Qt::Key_Q, tintedIcon(Icon::Quit)))
    , findJobs(make(this, tr("&Filter jobs"), Qt::CTRL | Qt::Key_F, tintedIcon(Icon::Filter)))
    , clearFilter(make(this, tr("C&lear filter"), Qt::Key_Escape))
    , clearFinished(make(this, tr("Clear &finished"), Qt::CTRL | Qt::SHIFT | Qt::Key_Delete,
                         tintedIcon(Icon::ClearFinished)))
    , showSidebar(makeSwitch(this, tr("&Sidebar"), Qt::CTRL | Qt::Key_B, tintedIcon(Icon::Sidebar)))
    , showDetail(makeSwitch(this, tr("&Detail of the selected job"), Qt::Key_F8))
    , nextPane(make(this, tr("&Next pane"), Qt::Key_F6))
    , previousPane(make(this, tr("&Previous pane"), Qt::SHIFT | Qt::Key_F6))
    , resetLayout(make(this, tr("&Reset layout"), {}))
    , showKeys(make(this, tr("&Keys"), Qt::Key_F1))
    , about(make(this, tr("&About Runwatch"), {}, tintedIcon(Icon::Runwatch)))
{
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
}

QList<QAction *> Actions::all() const
{
    return {openStream, demo,     quit,         findJobs,    clearFilter, clearFinished, showSidebar,
            showDetail, nextPane, previousPane, resetLayout, showKeys,    about};
}

} // namespace runwatch
