// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/jsonpointer.h"

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

std::optional<QByteArray> unescaped(const QString &name)
{
    QString text;
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (name.at(i) != '~'_L1) {
            text += name.at(i);
            continue;
        }
        const QStringView code = QStringView(name).mid(++i, 1);
        if (code != "0"_L1 && code != "1"_L1)
            return std::nullopt;
        text += code == "0"_L1 ? '~'_L1 : '/'_L1;
    }
    return text.toUtf8();
}

} // namespace

std::optional<JsonPointer> JsonPointer::of(const QString &text)
{
    JsonPointer pointer;
    if (text.isEmpty())
        return pointer;
    if (!text.startsWith('/'_L1))
        return std::nullopt;
    const QStringList names = text.sliced(1).split('/'_L1);
    for (const QString &name : names) {
        const std::optional<QByteArray> plain = unescaped(name);
        if (!plain)
            return std::nullopt;
        pointer.names << *plain;
    }
    return pointer;
}

QString JsonPointer::toString() const
{
    QString text;
    for (const QByteArray &name : names)
        text += '/'_L1 + QString::fromUtf8(name).replace("~"_L1, "~0"_L1).replace("/"_L1, "~1"_L1);
    return text;
}

} // namespace runwatch
