// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/look.h"
#include "ui/preferences/logpreferences.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

namespace runwatch {

// What the window remembers from one start to the next. A value: whoever holds one saves it. There is
// never a secret in it. Layouts that an older or a newer Runwatch has saved are passed over.
struct Preferences
{
    static constexpr int MaxRecentUrls = 10;

    Appearance appearance = Appearance::System;
    QStringList recentUrls; // newest first, with secrets masked
    QMap<QString, QByteArray> trustedCertificates; // PEM, by origin; each was looked at
    QStringList tokenOrigins; // of which the keychain has a token
    QByteArray geometry;
    QByteArray columns;
    QByteArray outerSplitter; // sidebar | rest
    QByteArray listSplitter; // list / detail
    QByteArray detailSplitter; // phases | tabs
    bool showsSidebar = true;
    bool showsDetail = true;
    LogPreferences log;

    [[nodiscard]] static Preferences load();
    void save() const;

    void rememberUrl(const QString &url); // to the front, once
    void noteToken(const QString &origin, bool isInKeychain);

    friend bool operator==(const Preferences &, const Preferences &) = default;
};

} // namespace runwatch
