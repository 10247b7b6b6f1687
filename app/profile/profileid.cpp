// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profileid.h"

#include <QRegularExpression>

namespace runwatch {

namespace {

constexpr qsizetype LongestId = 100;

}

QString profileIdOf(const QString &name)
{
    static const QRegularExpression unusable(QStringLiteral("[^a-z0-9]+"));
    static const QRegularExpression accents(QStringLiteral("\\p{M}+"));
    QString id = name.normalized(QString::NormalizationForm_KD).remove(accents).toLower();
    id.replace(unusable, QStringLiteral("-"));
    if (id.startsWith(u'-'))
        id.remove(0, 1);
    id.truncate(LongestId);
    return id.endsWith(u'-') ? id.chopped(1) : id;
}

} // namespace runwatch
