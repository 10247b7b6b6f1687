// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobverbs.h"

#include "ui/look/icons.h"

namespace runwatch {
namespace {

// A verb for one job has its plain name, for several it says how many.
void setVerb(QAction *action, int applies, const QString &text, const QString &why)
{
    action->setEnabled(applies > 0);
    action->setText(applies > 1 ? JobVerbs::tr("%1 %2 jobs").arg(text).arg(applies) : text);
    action->setIconText(QString(text).remove(u'&'));
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(applies > 0 ? JobVerbs::tr("%1 (%2)").arg(action->iconText(), keys) : why);
}

QAction *makeVerb(Icon name, const QKeySequence &keys, QObject *parent)
{
    auto *action = new QAction(tintedIcon(name), QString(), parent);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut); // Delete belongs to the list alone
    return action;
}

} // namespace

JobVerbs::JobVerbs(QObject *parent)
    : QObject(parent)
    , cancel(makeVerb(Icon::Cancel, Qt::Key_Delete, this))
    , retry(makeVerb(Icon::Retry, Qt::CTRL | Qt::Key_R, this))
    , retryFailed(makeVerb(Icon::Retry, Qt::CTRL | Qt::SHIFT | Qt::Key_R, this))
    , reconnect(makeVerb(Icon::Reconnecting, Qt::Key_F5, this))
    , copy(makeVerb(Icon::Copy, QKeySequence::Copy, this))
    , remove(makeVerb(Icon::ClearFinished, Qt::CTRL | Qt::Key_Delete, this))
{
    for (QAction *action : {retry, retryFailed, reconnect})
        action->setShortcutContext(Qt::WindowShortcut);
    setApplies({});
}

void JobVerbs::setApplies(const Applies &applies)
{
    const QString none = tr("No job is selected");
    const auto why = [&](const QString &reason) { return applies.jobs == 0 ? none : reason; };
    setVerb(cancel, applies.cancel, tr("&Cancel"), why(tr("The job has ended already")));
    setVerb(retry, applies.retry, tr("&Retry"), why(tr("The stream of the job is still open")));
    setVerb(retryFailed, applies.retryFailed, tr("Retry &Failed Items Only"),
            why(tr("The stream is still open, nothing failed, or its profile does not say how")));
    setVerb(reconnect, applies.reconnect, tr("Rec&onnect"),
            why(tr("The stream is neither waiting to reconnect nor paused")));
    setVerb(copy, applies.jobs, tr("Cop&y"), none);
    setVerb(remove, applies.remove, tr("Re&move"), why(tr("The stream of the job is still open")));
}

} // namespace runwatch
