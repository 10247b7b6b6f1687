// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/requestreader.h"

#include "app/profile/templatetext.h"
#include "app/profile/urltemplate.h"
#include "app/profile/valuereader.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace runwatch {

using Kind = ProfileError::Kind;
using namespace Qt::StringLiterals;

namespace {

bool hasControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c < u' ' || c == QChar(0x7f); });
}

// A text in whose braces only names stand: there is no event to point into.
QString templateText(const JsonCursor &cursor)
{
    const QString text = cursor.text();
    const auto pieces = splitTemplate(text);
    if (!pieces) {
        cursor.fail(Kind::BraceOpen);
        return {};
    }
    for (const TemplatePiece &piece : *pieces) {
        if (!piece.isPlace)
            continue;
        if (isVariableName(piece.text))
            cursor.useName(piece.text);
        else
            cursor.fail(Kind::BraceContent, piece.text);
    }
    return text;
}

QByteArray readMethod(const JsonCursor &cursor, RequestUse use, bool hasBody)
{
    using Word = std::pair<QLatin1StringView, QByteArray>;
    const Word get{"GET"_L1, "GET"};
    const Word post{"POST"_L1, "POST"};
    const Word put{"PUT"_L1, "PUT"};
    const Word patch{"PATCH"_L1, "PATCH"};
    const Word del{"DELETE"_L1, "DELETE"};
    const QByteArray unsaid = hasBody || use == RequestUse::Cancel ? "POST" : "GET";
    if (use == RequestUse::Source || use == RequestUse::Retry)
        return cursor.word({get, post}, unsaid);
    if (use == RequestUse::Before)
        return cursor.word({get, post, put, patch, del}, unsaid);
    return cursor.word({post, put, patch, del}, unsaid);
}

// RFC 9110, section 5.6.2
bool isHeaderName(const QString &name)
{
    static const QRegularExpression token(u"^[A-Za-z0-9!#$%&'*+.^_`|~-]+\\z"_s);
    return token.match(name).hasMatch();
}

QList<std::pair<QByteArray, QString>> readHeaders(const JsonCursor &cursor)
{
    QList<std::pair<QByteArray, QString>> headers;
    const auto members = cursor.members();
    for (const auto &[name, member] : members) {
        if (!isHeaderName(name))
            member.fail(Kind::HeaderName);
        headers.emplaceBack(name.toLatin1(), templateText(member));
        if (hasControls(headers.last().second))
            member.fail(Kind::HeaderControlCharacter);
    }
    return headers;
}

// Every text in the body may have names in it.
void checkBody(const JsonCursor &cursor)
{
    if (cursor.value().isString())
        templateText(cursor);
    if (cursor.value().isObject()) {
        const auto members = cursor.members();
        for (const auto &[name, member] : members)
            checkBody(member);
    }
    if (cursor.value().isArray()) {
        const auto elements = cursor.elements();
        for (const JsonCursor &element : elements)
            checkBody(element);
    }
}

QList<RequestTemplate::Save> readSave(const JsonCursor &cursor)
{
    QList<RequestTemplate::Save> saved;
    const auto members = cursor.members();
    for (const auto &[name, member] : members) {
        member.declareName(name);
        RequestTemplate::Save save;
        save.variable = name;
        QString from = member.text();
        if (from.startsWith("header "_L1)) // it may say so
            from = from.sliced(7).trimmed();
        if (from.isEmpty() || from.startsWith('/'_L1))
            save.pointer = readPointer(member).value_or(JsonPointer());
        else if (isHeaderName(from))
            save.header = from.toLatin1();
        else
            member.fail(Kind::HeaderName);
        saved << save;
    }
    return saved;
}

QString readUrl(const JsonCursor &cursor)
{
    const QString url = templateText(cursor);
    if (!url.isEmpty() && !isUrlTemplate(url))
        cursor.fail(Kind::UrlUnreadable);
    return url;
}

} // namespace

RequestTemplate readRequest(const JsonCursor &cursor, RequestUse use)
{
    if (use == RequestUse::Before)
        cursor.expectKeys({"method"_L1, "url"_L1, "headers"_L1, "body"_L1, "save"_L1});
    else if (use != RequestUse::Source)
        cursor.expectKeys({"method"_L1, "url"_L1, "headers"_L1, "body"_L1});
    const JsonCursor body = cursor.at(u"body"_s);
    if (use != RequestUse::Source && cursor.at(u"url"_s).text().isEmpty())
        cursor.fail(Kind::KeyMissing, u"url"_s);
    RequestTemplate request;
    request.method = readMethod(cursor.at(u"method"_s), use, body.isThere());
    request.url = readUrl(cursor.at(u"url"_s));
    request.headers = readHeaders(cursor.at(u"headers"_s));
    checkBody(body);
    request.body = body.value();
    if (body.isThere() && request.method == "GET")
        body.fail(Kind::BodyWithGet);
    if (use == RequestUse::Before)
        request.save = readSave(cursor.at(u"save"_s));
    return request;
}

} // namespace runwatch
