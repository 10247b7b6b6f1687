// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/linefields.h"

#include <QModelIndex>

namespace runwatch {

class JsonTree;

// What a tree can show of a line's fields: its JSON object as it was sent, or one made of the fields where they
// are pairs, or where the line is longer than LineFields::MaxBytes.
[[nodiscard]] QByteArray fieldsAsJson(QByteArrayView shownText, const LineFields &line);

// A scalar as it was sent, a text without quotes; of an object or a list its JSON in lines.
[[nodiscard]] QByteArray valueToCopy(const JsonTree &tree, const QModelIndex &index);

// "error.causes[0].code"
[[nodiscard]] QByteArray pathOf(const JsonTree &tree, const QModelIndex &index);

} // namespace runwatch
