// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStatusBar>
#include <QTimer>

class QLabel;

namespace runwatch {

class ElidedLabel;
class JobListModel;
class Session;
struct DescriptorUse;

// What all streams do together: how many are live, how the jobs stand, how much arrives. Told anew
// each second; nothing here blinks.
class StatusLine final : public QStatusBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusLine)

public:
    explicit StatusLine(Session &session, QWidget *parent = nullptr);

    void tellCounts();
    // Says so where less than a tenth of what the process may have open is left, else nothing.
    void tellDescriptors(const DescriptorUse &use);

private:
    void tell();
    QString streamsText() const;
    QString jobsText() const;
    QString rateText();

    const Session &m_session;
    const JobListModel &m_jobs;
    QLabel *m_streams;
    QLabel *m_room;
    ElidedLabel *m_counts;
    QLabel *m_rate;
    QTimer m_seconds;
    qint64 m_events = 0; // of all streams, a second ago
    qint64 m_bytes = 0;
};

} // namespace runwatch
