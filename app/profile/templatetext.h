// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace runwatch {

// A text with {names} in it, in pieces. "{{" and "}}" stand for the braces themselves.
struct TemplatePiece
{
    QString text; // of a place what stands between its braces
    bool isPlace = false;
    bool keepsSlashes = false; // "{+name}", as in RFC 6570: several segments of a path

    friend bool operator==(const TemplatePiece &, const TemplatePiece &) = default;
};

// No two plain pieces follow each other. Nothing when a brace has no other one.
[[nodiscard]] std::optional<QList<TemplatePiece>> splitTemplate(const QString &text);
[[nodiscard]] QString withDoubledBraces(QString text);

// A letter or "_", then letters, digits, "_" and "-"; ASCII.
[[nodiscard]] bool isVariableName(const QString &name);
// Those that Runwatch gives by itself: variables.h.
[[nodiscard]] const QStringList &givenVariableNames();

} // namespace runwatch
