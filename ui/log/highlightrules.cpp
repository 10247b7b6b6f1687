// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/highlightrules.h"

#include <algorithm>

namespace runwatch {
namespace {

constexpr qsizetype MostRanges = 100; // of one rule in one line

} // namespace

SearchQuery queryOf(const HighlightRule &rule)
{
    return {.text = rule.text, .isRegex = rule.isRegex, .isCaseSensitive = true};
}

HighlightKind kindOf(int label)
{
    return HighlightKind(int(HighlightKind::Label1) + std::clamp(label, 1, HighlightRule::Labels) - 1);
}

void HighlightRules::setRules(const QList<HighlightRule> &rules)
{
    m_rules = rules;
    m_ready.clear();
    for (const HighlightRule &rule : rules) {
        const auto compiled = compile(queryOf(rule));
        if (const auto *pattern = std::get_if<SearchPattern>(&compiled); pattern && !rule.text.isEmpty())
            m_ready.append({*pattern, kindOf(rule.label)});
    }
}

void HighlightRules::toggle(int label, const QString &text)
{
    QList<HighlightRule> rules = m_rules;
    const auto isSame = [&](const HighlightRule &rule) { return rule.text == text && !rule.isRegex; };
    const auto same = std::find_if(rules.begin(), rules.end(), isSame);
    if (same == rules.end())
        rules.append({QString(), text, false, label});
    else if (same->label != label)
        same->label = label;
    else
        rules.erase(same);
    setRules(rules);
}

void HighlightRules::appendTo(QList<TextHighlight> &highlights, QByteArrayView shownText) const
{
    for (const Ready &rule : m_ready) {
        for (const ByteRange range : rule.pattern.ranges(shownText, MostRanges))
            highlights.append({range.begin, range.end, rule.kind});
    }
}

} // namespace runwatch
