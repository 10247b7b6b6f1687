// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/englishplurals.h"

namespace runwatch {

QString EnglishPlurals::translate(const char *, const char *sourceText, const char *, int n) const
{
    if (n < 0)
        return {}; // not counted: the source text is right as it stands
    return QString::fromUtf8(sourceText).replace(QLatin1StringView("(s)"), QLatin1StringView(n == 1 ? "" : "s"));
}

} // namespace runwatch
