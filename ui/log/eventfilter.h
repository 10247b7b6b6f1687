// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSortFilterProxyModel>

namespace runwatch {

// The events as they are shown: words and clean text for an EventListModel's facts, all of them or the
// unrecognised alone.
class EventFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventFilter)

public:
    enum class Shown : quint8 { All, Unrecognised };

    explicit EventFilter(QObject *parent = nullptr);

    void setShown(Shown shown);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    [[nodiscard]] QString textOf(const QModelIndex &index) const;

    Shown m_shown = Shown::All;
};

} // namespace runwatch
