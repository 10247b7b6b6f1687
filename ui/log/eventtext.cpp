// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/eventtext.h"

#include <QJsonDocument>
#include <QStringList>

namespace runwatch {

namespace {

constexpr int Indent = 2;

void breakLine(QString &pretty, int depth)
{
    pretty += u'\n';
    pretty += QString(depth * Indent, u' ');
}

// One past the string that begins at `i`.
qsizetype endOfString(QStringView json, qsizetype i)
{
    for (++i; i < json.size() && json[i] != u'"'; ++i) {
        if (json[i] == u'\\')
            ++i;
    }
    return std::min(i + 1, json.size());
}

qsizetype skipSpaces(QStringView json, qsizetype i)
{
    while (i < json.size() && json[i].isSpace())
        ++i;
    return i;
}

} // namespace

QString asEventStream(const QString &type, const QString &id, const QString &data)
{
    QString text;
    if (!id.isEmpty())
        text += QStringLiteral("id: %1\n").arg(id);
    if (!type.isEmpty() && type != u"message")
        text += QStringLiteral("event: %1\n").arg(type);
    for (const QString &line : data.split(u'\n'))
        text += QStringLiteral("data: ") + line + u'\n';
    return text + u'\n';
}

QString prettyJson(const QString &json)
{
    if (QJsonDocument::fromJson(json.toUtf8()).isNull())
        return {};
    QString pretty;
    int depth = 0;
    for (qsizetype i = skipSpaces(json, 0); i < json.size(); i = skipSpaces(json, i)) {
        const QChar c = json[i];
        if (c == u'"') {
            const qsizetype end = endOfString(json, i);
            pretty += QStringView(json).sliced(i, end - i);
            i = end;
            continue;
        }
        const qsizetype next = skipSpaces(json, ++i);
        const bool isEmptyAhead = next < json.size() && (json[next] == u'}' || json[next] == u']');
        if (c == u'{' || c == u'[') {
            pretty += c;
            ++depth;
            if (!isEmptyAhead)
                breakLine(pretty, depth);
        } else if (c == u'}' || c == u']') {
            --depth;
            if (!pretty.endsWith(u'{') && !pretty.endsWith(u'['))
                breakLine(pretty, depth);
            pretty += c;
        } else if (c == u',') {
            pretty += c;
            breakLine(pretty, depth);
        } else if (c == u':') {
            pretty += QStringLiteral(": ");
        } else {
            pretty += c;
        }
    }
    return pretty;
}

} // namespace runwatch
