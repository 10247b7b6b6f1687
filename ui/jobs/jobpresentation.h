// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/joblistmodel.h"

#include <QIdentityProxyModel>
#include <QSet>
#include <QTimer>

namespace runwatch {

// Adds to the facts of JobListModel what people see and hear: headers, words, icons, colours,
// tooltips, and a sentence for each row. Once a second, while a job is running, the columns that
// count time are told anew.
class JobPresentation final : public QIdentityProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobPresentation)

public:
    using Clock = qint64 (*)(); // ms since 1970 UTC

    explicit JobPresentation(QObject *parent = nullptr);
    explicit JobPresentation(Clock clock, QObject *parent = nullptr);

    void setJobs(JobListModel *jobs);
    [[nodiscard]] const Job *jobAt(const QModelIndex &index) const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void tellTimeAnew(); // as each second does

private:
    void tellConnectionsAnew();
    QString cellText(const Job &job, int column) const;
    QString toolTip(const Job &job, int column) const;
    QString spokenText(const Job &job, int column) const;
    QString accessibleText(const Job &job, int column) const;

    Clock m_clock;
    JobListModel *m_jobs = nullptr;
    QSet<RunId> m_counting; // whose connections did at the last second
    QTimer m_seconds;
};

} // namespace runwatch
