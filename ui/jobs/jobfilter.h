// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobstate.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace runwatch {

// Which rows are shown, and in what order: that of arrival until a header is clicked. Choices are
// joined by "or" within states and within servers, and by "and" between them; an empty one lets all
// pass. What is unknown stands last both ways.
class JobFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobFilter)

public:
    explicit JobFilter(QObject *parent = nullptr);

    void setStates(const QSet<JobState> &states);
    void setServers(const QSet<QString> &servers);
    // Shown are rows that have each of the words somewhere in title, key, message, phase or server.
    void setText(const QString &text);

    [[nodiscard]] bool hidesAnything() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QSet<JobState> m_states;
    QSet<QString> m_servers;
    QStringList m_words;
};

} // namespace runwatch
