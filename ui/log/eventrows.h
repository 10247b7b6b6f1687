// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIdentityProxyModel>
#include <QStringList>

namespace runwatch {

// The events as they are shown: words and clean text for an EventListModel's facts.
class EventRows final : public QIdentityProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventRows)

public:
    explicit EventRows(QObject *parent = nullptr);

    void setRuleNames(const QStringList &names); // of the profile that reads the stream

    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString textOf(const QModelIndex &index) const;

    QStringList m_ruleNames;
};

} // namespace runwatch
