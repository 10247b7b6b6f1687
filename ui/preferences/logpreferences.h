// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QMap>
#include <QString>

class QSettings;

namespace runwatch {

// How what is typed into the log's search is meant.
struct SearchOptions
{
    bool isRegex = false;
    bool isCaseSensitive = false;
    bool isWholeWord = false;
    bool isInverse = false;

    friend bool operator==(const SearchOptions &, const SearchOptions &) = default;
};

// A text that always stands out in the log.
struct HighlightRule
{
    static constexpr int Labels = 9;

    QString name; // may be empty
    QString text;
    bool isRegex = false;
    int label = 1; // of nine, each with a colour of its own

    friend bool operator==(const HighlightRule &, const HighlightRule &) = default;
};

// A field of JSON or logfmt lines that stands in a column of its own.
struct ShownField
{
    QString key;
    int characters = 0; // wide

    friend bool operator==(const ShownField &, const ShownField &) = default;
};
using ServerFields = QMap<QString, QList<ShownField>>; // by the server's name, from left to right

// What the log pane remembers. What was sought is not among it: it may be a secret.
struct LogPreferences
{
    int timeMode = 0; // as TimeMode counts
    int zoom = 0; // points more than the usual font
    bool isWrapped = false;
    bool showsOverview = true;
    SearchOptions search;
    QList<HighlightRule> rules;
    ServerFields fields;

    [[nodiscard]] static LogPreferences load(QSettings &settings);
    void save(QSettings &settings) const;

    friend bool operator==(const LogPreferences &, const LogPreferences &) = default;
};

} // namespace runwatch
