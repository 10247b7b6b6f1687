// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStatusBar>
#include <QTimer>

class QLabel;

namespace runwatch {

class ElidedLabel;
class JobListModel;

// What all streams do together: how many are live, how the jobs stand, how much arrives. Told anew
// each second; nothing here blinks.
class StatusLine final : public QStatusBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusLine)

public:
    explicit StatusLine(const JobListModel &jobs, QWidget *parent = nullptr);

    void tellCounts();

private:
    void tell();
    QString streamsText() const;
    QString jobsText() const;
    QString rateText();

    const JobListModel &m_jobs;
    QLabel *m_streams;
    ElidedLabel *m_counts;
    QLabel *m_rate;
    QTimer m_seconds;
    qint64 m_events = 0; // of all streams, a second ago
    qint64 m_bytes = 0;
};

} // namespace runwatch
