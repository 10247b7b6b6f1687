// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

namespace runwatch {

// Says when a batch is due: an interval after the first change, and not before
// the batch before it was taken, so that a busy window is sent one batch and not a row of them.
class UpdateBatcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UpdateBatcher)

public:
    explicit UpdateBatcher(int interval, QObject *parent = nullptr); // ms

    void noteChange(); // cheap: called for every event
    void acknowledge(); // the last batch has been taken
    void flush(); // a batch is due now, taken or not: the run is over

signals:
    // Send what has changed. At most once an interval, and once an acknowledge().
    void batchDue();

private:
    void sendBatch();

    QTimer m_timer;
    bool m_hasChange = false;
    bool m_isUntaken = false;
};

} // namespace runwatch
