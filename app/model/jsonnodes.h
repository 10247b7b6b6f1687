// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace runwatch {

// One value of a JSON text, as it was written.
struct JsonNode
{
    enum class Kind : quint8 { Object, List, Text, Number, True, False, Null };

    Kind kind = Kind::Null;
    int parent = -1; // place in the list of nodes
    int row = 0; // among its parent's children
    QByteArray name; // in an object; UTF-8
    QByteArray text; // of a scalar: a text without escapes, a number in the form it was sent
    QList<int> children;

    [[nodiscard]] bool isScalar() const { return kind != Kind::Object && kind != Kind::List; }
};

inline constexpr int MaxJsonNodes = 20'000;
inline constexpr int MaxJsonDepth = 128;

// The values of a JSON text, each after its parent; the first is all of it. None when it is no JSON,
// nests deeper than MaxJsonDepth or holds more than MaxJsonNodes.
[[nodiscard]] QList<JsonNode> jsonNodes(QByteArrayView json);

} // namespace runwatch
