// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/phasepresentation.h"

#include "app/model/phaselistmodel.h"
#include "ui/jobs/jobtooltip.h"
#include "ui/logview/visibletext.h"
#include "ui/words/words.h"

#include <QDateTime>

#include <cmath>

namespace runwatch {
namespace {

QString durationOf(const Phase &phase)
{
    return phase.startedAt > 0 ? elapsedText(timeRun(phase, QDateTime::currentMSecsSinceEpoch())) : QString();
}

QString percentOf(const Phase &phase)
{
    if (!phase.progress || phase.state != PhaseState::Running)
        return {};
    return PhasePresentation::tr("%1 %").arg(int(std::floor(*phase.progress)));
}

QString joined(const QStringList &parts, const QString &between)
{
    QStringList known = parts;
    known.removeAll(QString());
    return known.join(between);
}

QString toolTipOf(const Phase &phase, Job::Unit unit)
{
    const QString asSent = visibleText(progressAsSentText(phase, unit));
    const QString duration = durationOf(phase);
    return joined({visibleText(phase.name), phaseStateWord(phase.state), dateTimeText(phase.startedAt), dateTimeText(phase.endedAt),
                   duration.isEmpty() ? QString() : PhasePresentation::tr("Duration: %1").arg(duration),
                   phase.earlierTime > 0 ? PhasePresentation::tr("It came back: the pauses are not counted") : QString(),
                   asSent.isEmpty() ? QString() : PhasePresentation::tr("Progress as sent: %1").arg(asSent)},
                  QStringLiteral("\n"));
}

} // namespace

PhasePresentation::PhasePresentation(QObject *parent)
    : QIdentityProxyModel(parent)
{
}

QVariant PhasePresentation::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index) || (role >= Qt::UserRole && role != ValueRole))
        return QIdentityProxyModel::data(index, role);
    const Phase phase = index.data(PhaseListModel::PhaseRole).value<Phase>();
    switch (role) {
    case Qt::DisplayRole:
        return visibleText(phase.name);
    case ValueRole:
        return joined({percentOf(phase), durationOf(phase)}, QStringLiteral(" · "));
    case Qt::AccessibleTextRole:
        return joined(
            {visibleText(phase.name), phaseStateWord(phase.state), percentOf(phase), durationOf(phase)},
            QStringLiteral(", "));
    case Qt::ToolTipRole:
        return escapedToolTip(toolTipOf(phase, Job::Unit(index.data(PhaseListModel::UnitRole).toInt())));
    default:
        return {};
    }
}

void PhasePresentation::tellTimeAnew()
{
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex name = index(row, PhaseListModel::NameColumn);
        if (name.data(PhaseListModel::PhaseStateRole).value<PhaseState>() == PhaseState::Running)
            emit dataChanged(name, name);
    }
}

} // namespace runwatch
