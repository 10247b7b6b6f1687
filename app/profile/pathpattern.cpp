// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/pathpattern.h"

#include "app/profile/templatetext.h"
#include "app/profile/urltemplate.h"

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

// As QUrl writes it in a path.
QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "/:@!$&'()*+,;=~%"));
}

} // namespace

std::optional<PathPattern> PathPattern::of(const QString &text)
{
    const bool isOpen = text.endsWith("/**"_L1);
    const auto pieces = splitTemplate(isOpen ? text.chopped(2) : text);
    if (!text.startsWith('/'_L1) || !pieces)
        return {};
    PathPattern pattern;
    QString expression;
    for (const TemplatePiece &piece : *pieces) {
        if (piece.isPlace && (piece.keepsSlashes || !isVariableName(piece.text)))
            return {};
        expression += piece.isPlace ? u"([^/]+)"_s : QRegularExpression::escape(encoded(piece.text));
        if (piece.isPlace)
            pattern.m_names << piece.text;
    }
    pattern.m_expression.setPattern(u"^"_s + expression + (isOpen ? u".*\\z"_s : u"\\z"_s));
    return pattern;
}

std::optional<Variables> PathPattern::match(const QUrl &url) const
{
    const QRegularExpressionMatch match = m_expression.match(url.path(QUrl::FullyEncoded));
    if (!match.hasMatch())
        return {};
    Variables variables;
    for (int i = 0; i < m_names.size(); ++i)
        variables.insert(m_names.at(i), QUrl::fromPercentEncoding(match.captured(i + 1).toLatin1()));
    return variables;
}

std::optional<Variables> matchPath(const Profile &profile, const QUrl &url)
{
    const QString source = pathPart(profile.source.request.url);
    const QString text = profile.signature.path.isEmpty() ? source.section('?'_L1, 0, 0) : profile.signature.path;
    if (text.isEmpty())
        return Variables(); // it says nothing of the path
    const auto pattern = PathPattern::of(text);
    return pattern ? pattern->match(url) : std::nullopt;
}

} // namespace runwatch
