// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/eventtext.h"

#include <QJsonDocument>
#include <QStringList>

#include <algorithm>

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

QByteArray asEventStream(QByteArrayView type, QByteArrayView id, QByteArrayView data)
{
    QByteArray text;
    if (!id.isEmpty())
        text += "id: " + id.toByteArray() + '\n';
    if (!type.isEmpty() && type != QByteArrayView("message"))
        text += "event: " + type.toByteArray() + '\n';
    const QList<QByteArray> lines = data.toByteArray().split('\n');
    for (const QByteArray &line : lines)
        text += "data: " + line + '\n';
    return text + '\n';
}

QString hexDump(QByteArrayView bytes)
{
    constexpr qsizetype Width = 16;
    const qsizetype shown = std::min(bytes.size(), LongestDump);
    QString dump;
    for (qsizetype at = 0; at < shown; at += Width) {
        const QByteArrayView row = bytes.sliced(at, std::min(Width, shown - at));
        QString text;
        for (const char c : row)
            text += c >= 0x20 && c < 0x7f ? QLatin1Char(c) : QLatin1Char('.');
        dump += QStringLiteral("%1  %2  %3\n").arg(at, 6, 16, QLatin1Char('0'))
                    .arg(QString::fromLatin1(row.toByteArray().toHex(' ')), -int(3 * Width - 1)).arg(text);
    }
    return dump;
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
