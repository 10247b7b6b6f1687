// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/phasepresentation.h"

#include "app/model/phaselistmodel.h"
#include "ui/jobs/jobtooltip.h"
#include "ui/log/visibletext.h"
#include "ui/words/words.h"

#include <QDateTime>

#include <cmath>

namespace runwatch {
namespace {

QString durationOf(const Phase &phase)
{
    if (phase.startedAt == 0)
        return {};
    const qint64 end = phase.endedAt > 0 ? phase.endedAt : QDateTime::currentMSecsSinceEpoch();
    return elapsedText(std::max<qint64>(0, end - phase.startedAt));
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
        return escapedToolTip(joined({visibleText(phase.name), phaseStateWord(phase.state),
                                      dateTimeText(phase.startedAt), dateTimeText(phase.endedAt)},
                                     QStringLiteral("\n")));
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
