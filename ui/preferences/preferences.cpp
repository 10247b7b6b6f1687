// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/preferences/preferences.h"

#include <QSettings>

namespace runwatch {
namespace {

constexpr int LayoutVersion = 1;

namespace key {
constexpr QLatin1StringView Appearance("appearance");
constexpr QLatin1StringView RecentUrls("recentUrls");
constexpr QLatin1StringView TrustedCertificates("trustedCertificates");
constexpr QLatin1StringView TokenOrigins("tokenOrigins");
constexpr QLatin1StringView Origin("origin");
constexpr QLatin1StringView Certificate("certificate");
constexpr QLatin1StringView LayoutVersion("layout/version");
constexpr QLatin1StringView Geometry("layout/geometry");
constexpr QLatin1StringView Columns("layout/columns");
constexpr QLatin1StringView OuterSplitter("layout/outerSplitter");
constexpr QLatin1StringView ListSplitter("layout/listSplitter");
constexpr QLatin1StringView DetailSplitter("layout/detailSplitter");
constexpr QLatin1StringView ShowsSidebar("layout/showsSidebar");
constexpr QLatin1StringView ShowsDetail("layout/showsDetail");
} // namespace key

QString wordOf(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Light:
        return QStringLiteral("light");
    case Appearance::Dark:
        return QStringLiteral("dark");
    case Appearance::System:
        break;
    }
    return QStringLiteral("system");
}

Appearance appearanceOf(const QString &word)
{
    if (word == wordOf(Appearance::Light))
        return Appearance::Light;
    return word == wordOf(Appearance::Dark) ? Appearance::Dark : Appearance::System;
}

// An origin is no key of a settings file: it has slashes.
QMap<QString, QByteArray> readCertificates(QSettings &settings)
{
    QMap<QString, QByteArray> certificates;
    const int count = settings.beginReadArray(key::TrustedCertificates);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        certificates.insert(settings.value(key::Origin).toString(), settings.value(key::Certificate).toByteArray());
    }
    settings.endArray();
    return certificates;
}

void writeCertificates(QSettings &settings, const QMap<QString, QByteArray> &certificates)
{
    settings.remove(key::TrustedCertificates);
    settings.beginWriteArray(key::TrustedCertificates, int(certificates.size()));
    int i = 0;
    for (auto it = certificates.begin(); it != certificates.end(); ++it) {
        settings.setArrayIndex(i++);
        settings.setValue(key::Origin, it.key());
        settings.setValue(key::Certificate, it.value());
    }
    settings.endArray();
}

} // namespace

Preferences Preferences::load()
{
    QSettings settings;
    Preferences read;
    read.appearance = appearanceOf(settings.value(key::Appearance).toString());
    read.recentUrls = settings.value(key::RecentUrls).toStringList().mid(0, MaxRecentUrls);
    read.trustedCertificates = readCertificates(settings);
    read.tokenOrigins = settings.value(key::TokenOrigins).toStringList();
    read.log = LogPreferences::load(settings);
    if (settings.value(key::LayoutVersion).toInt() != LayoutVersion)
        return read;
    read.geometry = settings.value(key::Geometry).toByteArray();
    read.columns = settings.value(key::Columns).toByteArray();
    read.outerSplitter = settings.value(key::OuterSplitter).toByteArray();
    read.listSplitter = settings.value(key::ListSplitter).toByteArray();
    read.detailSplitter = settings.value(key::DetailSplitter).toByteArray();
    read.showsSidebar = settings.value(key::ShowsSidebar, true).toBool();
    read.showsDetail = settings.value(key::ShowsDetail, true).toBool();
    return read;
}

void Preferences::save() const
{
    QSettings settings;
    settings.setValue(key::Appearance, wordOf(appearance));
    settings.setValue(key::RecentUrls, recentUrls);
    writeCertificates(settings, trustedCertificates);
    settings.setValue(key::TokenOrigins, tokenOrigins);
    log.save(settings);
    settings.setValue(key::LayoutVersion, LayoutVersion);
    settings.setValue(key::Geometry, geometry);
    settings.setValue(key::Columns, columns);
    settings.setValue(key::OuterSplitter, outerSplitter);
    settings.setValue(key::ListSplitter, listSplitter);
    settings.setValue(key::DetailSplitter, detailSplitter);
    settings.setValue(key::ShowsSidebar, showsSidebar);
    settings.setValue(key::ShowsDetail, showsDetail);
}

void Preferences::rememberUrl(const QString &url)
{
    recentUrls.removeAll(url);
    recentUrls.prepend(url);
    recentUrls = recentUrls.mid(0, MaxRecentUrls);
}

void Preferences::noteToken(const QString &origin, bool isInKeychain)
{
    tokenOrigins.removeAll(origin);
    if (isInKeychain)
        tokenOrigins.prepend(origin);
}

} // namespace runwatch
