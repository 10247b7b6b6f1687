// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/responsejudge.h"

namespace runwatch {

namespace {

constexpr qsizetype longestWord = 128; // bytes of a server's word that are shown

// The value before its parameters, fit to be shown.
QString wordOf(const QByteArray &value)
{
    const qsizetype semicolon = value.indexOf(';');
    const QByteArray word = (semicolon < 0 ? value : value.first(semicolon)).trimmed().toLower();
    return QString::fromLatin1(word.first(qMin(word.size(), longestWord)));
}

} // namespace

std::optional<StreamEnd> judgeResponse(const ResponseHead &head)
{
    if (head.status == 204)
        return StreamEnd{StreamEnd::Kind::NoContent, head.status, {}};
    if (head.status == 407) // no server says so, but the proxy before it
        return StreamEnd{StreamEnd::Kind::ProxyFailed, head.status, {}};
    if (head.status != 200)
        return StreamEnd{StreamEnd::Kind::HttpStatus, head.status, {}};
    if (const QString type = contentTypeOf(head); type != u"text/event-stream")
        return StreamEnd{StreamEnd::Kind::WrongContentType, head.status, type};
    const QString coding = wordOf(head.header("Content-Encoding"));
    if (!coding.isEmpty() && coding != u"identity")
        return StreamEnd{StreamEnd::Kind::Compressed, head.status, coding};
    return std::nullopt;
}

QString contentTypeOf(const ResponseHead &head)
{
    return wordOf(head.header("Content-Type"));
}

} // namespace runwatch
