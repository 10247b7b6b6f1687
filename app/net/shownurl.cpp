// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/shownurl.h"

#include <QStringBuilder>

#include <algorithm>
#include <array>

namespace runwatch {

namespace {

constexpr QStringView mask = u"***";

// Where the value of the first secret in `item` begins; -1 when it holds none. Some
// servers take ';' for '&', and what follows a secret's own ';' may still be its value.
qsizetype secretIn(QStringView item)
{
    for (qsizetype begin = 0; begin < item.size();) {
        const qsizetype semicolon = item.indexOf(u';', begin);
        const qsizetype end = semicolon < 0 ? item.size() : semicolon;
        const qsizetype equals = item.indexOf(u'=', begin);
        if (equals >= 0 && equals < end && namesASecret(item.sliced(begin, equals - begin)))
            return equals + 1;
        begin = end + 1;
    }
    return -1;
}

QString maskItem(QStringView item)
{
    const qsizetype secret = secretIn(item);
    return secret < 0 || secret == item.size() ? item.toString() : QString(item.first(secret) % mask);
}

// Every item of a query or a fragment, with the separators as they are.
QString maskItems(QStringView items)
{
    QString masked;
    for (qsizetype begin = 0; begin <= items.size();) {
        const auto isSeparator = [](QChar letter) { return letter == u'&' || letter == u'#'; };
        const auto *found = std::find_if(items.begin() + begin, items.end(), isSeparator);
        const qsizetype end = found - items.begin();
        masked += maskItem(items.sliced(begin, end - begin));
        if (end < items.size())
            masked += items[end];
        begin = end + 1;
    }
    return masked;
}

// The part before the query, where a name and a password may stand before the host.
QString maskUserInfo(QStringView address)
{
    const qsizetype slashes = address.indexOf(u"//");
    const qsizetype begin = slashes < 0 ? 0 : slashes + 2;
    const qsizetype slash = address.indexOf(u'/', begin);
    const qsizetype at = address.first(slash < 0 ? address.size() : slash).lastIndexOf(u'@');
    return at < begin ? address.toString() : QString(address.first(begin) % mask % address.sliced(at));
}

} // namespace

bool namesASecret(QStringView name)
{
    constexpr std::array words{u"token", u"key", u"secret", u"password", u"signature"};
    const QString plain = QUrl::fromPercentEncoding(name.toUtf8());
    return std::any_of(words.begin(), words.end(),
                       [&plain](QStringView word) { return plain.contains(word, Qt::CaseInsensitive); });
}

bool isSecretHeader(const QByteArray &name)
{
    constexpr std::array signs{"auth", "cookie", "session"};
    const QByteArray plain = name.toLower();
    return namesASecret(QString::fromLatin1(plain))
        || std::any_of(signs.begin(), signs.end(), [&plain](const char *sign) { return plain.contains(sign); });
}

QString shownUrl(const QUrl &url)
{
    return maskSecrets(url.toString(QUrl::RemoveUserInfo | QUrl::RemoveFragment));
}

QString shownUrl(const QUrl &url, const QByteArrayList &secrets)
{
    QByteArray encoded = url.toEncoded();
    for (const QByteArray &secret : secrets) {
        if (secret.isEmpty())
            continue;
        encoded.replace(secret.toPercentEncoding(), "***");
        encoded.replace(secret.toPercentEncoding("*/"), "***"); // by {+name}
    }
    return shownUrl(QUrl::fromEncoded(encoded));
}

QString shownPath(const QUrl &url, const QByteArrayList &secrets)
{
    const QString path = QUrl(shownUrl(url, secrets)).path();
    return path.isEmpty() ? QStringLiteral("/") : path;
}

QString maskSecrets(const QString &given)
{
    const auto *query = std::find_if(given.begin(), given.end(),
                                     [](QChar letter) { return letter == u'?' || letter == u'#'; });
    const qsizetype length = query - given.begin();
    const QString address = maskUserInfo(QStringView(given).first(length));
    if (length == given.size())
        return address;
    return address + given[length] + maskItems(QStringView(given).sliced(length + 1));
}

QString originOf(const QUrl &url)
{
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    const int ownPort = url.scheme() == u"https" ? 443 : 80;
    origin.setPort(url.port(ownPort) == ownPort ? -1 : url.port());
    return origin.toString();
}

} // namespace runwatch
