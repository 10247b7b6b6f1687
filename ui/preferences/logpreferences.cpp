// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/preferences/logpreferences.h"

#include <QSettings>

#include <algorithm>

namespace runwatch {
namespace {

constexpr int MostRules = 100;
constexpr int MostServers = 100; // with fields
constexpr int TimeModes = 4;
constexpr int MostZoom = 40; // points

namespace key {
constexpr QLatin1StringView TimeMode("log/timeMode");
constexpr QLatin1StringView Zoom("log/zoom");
constexpr QLatin1StringView IsWrapped("log/isWrapped");
constexpr QLatin1StringView ShowsOverview("log/showsOverview");
constexpr QLatin1StringView IsRegex("log/search/isRegex");
constexpr QLatin1StringView IsCaseSensitive("log/search/isCaseSensitive");
constexpr QLatin1StringView IsWholeWord("log/search/isWholeWord");
constexpr QLatin1StringView IsInverse("log/search/isInverse");
constexpr QLatin1StringView Rules("log/rules");
constexpr QLatin1StringView RuleName("name");
constexpr QLatin1StringView RuleText("text");
constexpr QLatin1StringView RuleIsRegex("isRegex");
constexpr QLatin1StringView RuleLabel("label");
constexpr QLatin1StringView Servers("log/servers");
constexpr QLatin1StringView ServerName("name");
constexpr QLatin1StringView FieldKeys("fields");
constexpr QLatin1StringView FieldWidths("widths");
} // namespace key

ServerFields loadFields(QSettings &settings)
{
    ServerFields fields;
    const int count = std::min(settings.beginReadArray(key::Servers), MostServers);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const QStringList keys = settings.value(key::FieldKeys).toStringList();
        const QStringList widths = settings.value(key::FieldWidths).toStringList();
        QList<ShownField> shown;
        for (qsizetype at = 0; at < keys.size(); ++at)
            shown.append({keys.at(at), widths.value(at).toInt()});
        if (const QString server = settings.value(key::ServerName).toString(); !server.isEmpty() && !shown.isEmpty())
            fields.insert(server, shown);
    }
    settings.endArray();
    return fields;
}

void saveFields(QSettings &settings, const ServerFields &fields)
{
    settings.remove(key::Servers);
    settings.beginWriteArray(key::Servers);
    int i = 0;
    for (auto server = fields.cbegin(); server != fields.cend() && i < MostServers; ++server) {
        QStringList keys;
        QStringList widths;
        for (const ShownField &field : server.value()) {
            keys << field.key;
            widths << QString::number(field.characters);
        }
        settings.setArrayIndex(i++);
        settings.setValue(key::ServerName, server.key());
        settings.setValue(key::FieldKeys, keys);
        settings.setValue(key::FieldWidths, widths);
    }
    settings.endArray();
}

} // namespace

LogPreferences LogPreferences::load(QSettings &settings)
{
    LogPreferences read;
    read.timeMode = std::clamp(settings.value(key::TimeMode).toInt(), 0, TimeModes - 1);
    read.zoom = std::clamp(settings.value(key::Zoom).toInt(), -MostZoom, MostZoom);
    read.isWrapped = settings.value(key::IsWrapped).toBool();
    read.showsOverview = settings.value(key::ShowsOverview, true).toBool();
    read.search.isRegex = settings.value(key::IsRegex).toBool();
    read.search.isCaseSensitive = settings.value(key::IsCaseSensitive).toBool();
    read.search.isWholeWord = settings.value(key::IsWholeWord).toBool();
    read.search.isInverse = settings.value(key::IsInverse).toBool();
    const int count = std::min(settings.beginReadArray(key::Rules), MostRules);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        HighlightRule rule{settings.value(key::RuleName).toString(), settings.value(key::RuleText).toString(),
                           settings.value(key::RuleIsRegex).toBool(), settings.value(key::RuleLabel).toInt()};
        if (!rule.text.isEmpty() && rule.label >= 1 && rule.label <= HighlightRule::Labels)
            read.rules.append(rule);
    }
    settings.endArray();
    read.fields = loadFields(settings);
    return read;
}

void LogPreferences::save(QSettings &settings) const
{
    settings.setValue(key::TimeMode, timeMode);
    settings.setValue(key::Zoom, zoom);
    settings.setValue(key::IsWrapped, isWrapped);
    settings.setValue(key::ShowsOverview, showsOverview);
    settings.setValue(key::IsRegex, search.isRegex);
    settings.setValue(key::IsCaseSensitive, search.isCaseSensitive);
    settings.setValue(key::IsWholeWord, search.isWholeWord);
    settings.setValue(key::IsInverse, search.isInverse);
    settings.remove(key::Rules);
    settings.beginWriteArray(key::Rules, int(rules.size()));
    for (int i = 0; i < rules.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(key::RuleName, rules.at(i).name);
        settings.setValue(key::RuleText, rules.at(i).text);
        settings.setValue(key::RuleIsRegex, rules.at(i).isRegex);
        settings.setValue(key::RuleLabel, rules.at(i).label);
    }
    settings.endArray();
    saveFields(settings, fields);
}

} // namespace runwatch
