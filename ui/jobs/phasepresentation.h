// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIdentityProxyModel>

namespace runwatch {

struct Phase;

// Adds to the facts of PhaseListModel the words for them, all in the name's column: what is read
// there is the whole phase.
class PhasePresentation final : public QIdentityProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PhasePresentation)

public:
    enum Role : int {
        ValueRole = Qt::UserRole + 100, // QString: percent and duration, at the end of its line
    };
    Q_ENUM(Role)

    explicit PhasePresentation(QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    void tellTimeAnew(); // for the phase that runs
};

} // namespace runwatch
