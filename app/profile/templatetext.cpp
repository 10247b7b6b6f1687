// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/templatetext.h"

#include <QRegularExpression>

namespace runwatch {

using namespace Qt::StringLiterals;

std::optional<QList<TemplatePiece>> splitTemplate(const QString &text)
{
    QList<TemplatePiece> pieces;
    QString plain;
    const auto endPlain = [&] {
        if (!plain.isEmpty())
            pieces.append({std::exchange(plain, {}), false});
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar letter = text.at(i);
        const bool isDoubled = i + 1 < text.size() && text.at(i + 1) == letter;
        if (letter != '{'_L1 && letter != '}'_L1) {
            plain += letter;
        } else if (isDoubled) {
            plain += letter;
            ++i;
        } else {
            const qsizetype end = text.indexOf('}'_L1, i + 1);
            if (letter == '}'_L1 || end < 0)
                return {};
            QString place = text.sliced(i + 1, end - i - 1);
            if (place.contains('{'_L1))
                return {};
            const bool keepsSlashes = place.startsWith('+'_L1);
            if (keepsSlashes)
                place.remove(0, 1);
            endPlain();
            pieces.append({place, true, keepsSlashes});
            i = end;
        }
    }
    endPlain();
    return pieces;
}

QString withDoubledBraces(QString text)
{
    return text.replace('{'_L1, "{{"_L1).replace('}'_L1, "}}"_L1);
}

bool isVariableName(const QString &name)
{
    static const QRegularExpression pattern(u"^[A-Za-z_][A-Za-z0-9_-]*\\z"_s);
    return pattern.match(name).hasMatch();
}

const QStringList &givenVariableNames()
{
    static const QStringList names{u"job"_s, u"random"_s, u"token"_s};
    return names;
}

} // namespace runwatch
