// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace runwatch {

// Paints a row of the timeline on the axis of its run: bars for a phase, one open at its end while it
// runs; bands for the stream, hatched where nothing was seen; columns for the events.
class StripDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StripDelegate)

public:
    StripDelegate(int rowRole, int timeRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_rowRole;
    int m_timeRole;
};

} // namespace runwatch
