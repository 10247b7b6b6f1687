// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/searchpattern.h"
#include "ui/logview/logpage.h"
#include "ui/preferences/logpreferences.h"

namespace runwatch {

// The texts that always stand out, ready to be looked for in the lines on the screen.
class HighlightRules final
{
public:
    void setRules(const QList<HighlightRule> &rules);
    // A text for one of the nine labels; the same text with the same label again takes it away.
    void toggle(int label, const QString &text);

    [[nodiscard]] const QList<HighlightRule> &rules() const { return m_rules; }
    void appendTo(QList<TextHighlight> &highlights,
                  QByteArrayView shownText) const; // in the order of the rules

private:
    struct Ready
    {
        SearchPattern pattern;
        HighlightKind kind;
    };

    QList<HighlightRule> m_rules;
    QList<Ready> m_ready; // those that are patterns
};

[[nodiscard]] SearchQuery queryOf(const HighlightRule &rule);
[[nodiscard]] HighlightKind kindOf(int label); // 1 to HighlightRule::Labels

} // namespace runwatch
