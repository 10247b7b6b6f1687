// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/urltemplate.h"

#include "app/profile/templatetext.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

bool isSafeCharacter(QChar character)
{
    return character > u' ' && character != QChar(0x7f);
}

} // namespace

bool isUrlTemplate(const QString &text)
{
    static const QRegularExpression origin(u"^(https?://[^/?#@]+|\\{[^{}]+\\})$"_s);
    if (!std::all_of(text.begin(), text.end(), isSafeCharacter) || text.contains('#'_L1) || text.startsWith("//"_L1))
        return false;
    const QString part = originPart(text);
    return part.isEmpty() ? text.startsWith('/'_L1) : origin.match(part).hasMatch();
}

QString originPart(const QString &text)
{
    const qsizetype slashes = text.indexOf("://"_L1);
    const qsizetype start = slashes < 0 ? 0 : slashes + 3;
    const auto isEnd = [](QChar character) { return character == u'/' || character == u'?'; };
    return QString(text.begin(), std::find_if(text.begin() + start, text.end(), isEnd) - text.begin());
}

QString pathPart(const QString &text)
{
    return text.sliced(originPart(text).size());
}

QString originName(const QString &text)
{
    const auto pieces = splitTemplate(originPart(text));
    return pieces && pieces->size() == 1 && pieces->first().isPlace ? pieces->first().text : QString();
}

} // namespace runwatch
