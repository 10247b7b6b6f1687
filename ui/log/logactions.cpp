// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logactions.h"

#include "ui/look/icons.h"
#include "ui/preferences/logpreferences.h"

#include <QKeyEvent>
#include <QMenu>

namespace runwatch {
namespace {

QAction *make(LogActions *parent, const QString &text, const QList<QKeySequence> &keys = {},
              const QIcon &icon = {})
{
    auto *action = new QAction(icon, text, parent);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    return action;
}

QAction *makeSwitch(LogActions *parent, const QString &text, const QList<QKeySequence> &keys = {},
                    const QIcon &icon = {})
{
    QAction *action = make(parent, text, keys, icon);
    action->setCheckable(true);
    return action;
}

} // namespace

LogActions::LogActions(QObject *parent)
    : QObject(parent)
    , search(
          make(this, tr("&Search the Log"), {Qt::CTRL | Qt::Key_F, Qt::Key_Slash}, tintedIcon(Icon::Filter)))
    , searchFromAnywhere(make(this, tr("Search the Log from An&ywhere"), {Qt::CTRL | Qt::SHIFT | Qt::Key_F}))
    , nextMatch(make(this, tr("&Next Match"), {Qt::Key_F3, Qt::Key_N}, tintedIcon(Icon::Next)))
    , previousMatch(make(this, tr("&Previous Match"), {Qt::SHIFT | Qt::Key_F3, Qt::SHIFT | Qt::Key_N},
                         tintedIcon(Icon::Previous)))
    , filter(makeSwitch(this, tr("Matching Lines &Alone"), {Qt::CTRL | Qt::ALT | Qt::Key_F}))
    , showInContext(make(this, tr("Show in Context"), {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}))
    , nextError(make(this, tr("Next &Error"), {Qt::Key_E}, tintedIcon(Icon::Errors)))
    , previousError(make(this, tr("Previous Error"), {Qt::SHIFT | Qt::Key_E}))
    , nextWarning(make(this, tr("Next &Warning"), {Qt::Key_W}, tintedIcon(Icon::Attention)))
    , previousWarning(make(this, tr("Previous Warning"), {Qt::SHIFT | Qt::Key_W}))
    , toggleMark(make(this, tr("&Mark the Line"), {Qt::Key_M}))
    , nextMark(make(this, tr("Next Mark"), {Qt::Key_BracketRight}))
    , previousMark(make(this, tr("Previous Mark"), {Qt::Key_BracketLeft}))
    , clearMarks(make(this, tr("&Clear Marks")))
    , follow(makeSwitch(this, tr("&Follow the End"), {Qt::Key_F}, tintedIcon(Icon::FollowEnd)))
    , pause(makeSwitch(this, tr("Pause the &Drawing"), {Qt::Key_Space}, tintedIcon(Icon::Pause)))
    , wrap(makeSwitch(this, tr("Wrap &Long Lines"), {Qt::ALT | Qt::Key_Z}))
    , zoomIn(make(this, tr("Zoom &In"), {QKeySequence::ZoomIn}))
    , zoomOut(make(this, tr("Zoom &Out"), {QKeySequence::ZoomOut}))
    , resetZoom(make(this, tr("&Usual Size"), {Qt::CTRL | Qt::Key_0}))
    , cycleTime(make(this, tr("&Time in Another Way"), {Qt::Key_T}))
    , showOverview(makeSwitch(this, tr("O&verview at the Right")))
    , editHighlights(make(this, tr("&Highlights…")))
{
    searchFromAnywhere->setShortcutContext(Qt::WindowShortcut);
    showOverview->setChecked(true);
    for (int label = 1; label <= HighlightRule::Labels; ++label) {
        const QKeySequence keys(Qt::CTRL | Qt::ALT | Qt::Key(Qt::Key_0 + label));
        labels.append(make(this, tr("Highlight with Colour &%1").arg(label), {keys}));
    }
}

void LogActions::fillMenu(QMenu &menu) const
{
    menu.addActions({search, searchFromAnywhere, nextMatch, previousMatch, filter, showInContext});
    menu.addSeparator();
    menu.addActions({nextError, previousError, nextWarning, previousWarning});
    menu.addSeparator();
    menu.addActions({toggleMark, nextMark, previousMark, clearMarks, editHighlights});
    menu.addSeparator();
    menu.addActions({follow, pause, wrap, cycleTime, showOverview});
    menu.addSeparator();
    menu.addActions({zoomIn, zoomOut, resetZoom});
}

QAction *LogActions::actionOf(const QKeyEvent &event) const
{
    // On some keyboards the brackets and the slash are written with AltGr or Shift.
    if (event.text() == u"[")
        return previousMark;
    if (event.text() == u"]")
        return nextMark;
    if (event.text() == u"/")
        return search;
    const QKeySequence pressed(
        QKeyCombination(event.modifiers() & ~Qt::KeypadModifier, Qt::Key(event.key())));
    const QList<QAction *> actions = findChildren<QAction *>(QString(), Qt::FindDirectChildrenOnly);
    for (QAction *action : actions) {
        if (action != searchFromAnywhere && action->shortcuts().contains(pressed))
            return action;
    }
    return nullptr;
}

} // namespace runwatch
