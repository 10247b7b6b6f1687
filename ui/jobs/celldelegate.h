// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/isolated.h"

#include <QStyledItemDelegate>

namespace runwatch {

// A cell of text: what a server says stays in it, also in a window that runs from right to left.
class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CellDelegate)

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QString displayText(const QVariant &value, const QLocale &) const override
    {
        return isolated(value.toString());
    }
};

} // namespace runwatch
