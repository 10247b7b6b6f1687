// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/updatebatch.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <vector>

namespace runwatch {

// Sends what has changed in all runs of a session, together: an interval after the first
// change, and not before what was sent last was taken, so that a busy window is sent one list
// and not a row of them. A thousand streams wake the window no more often than one.
class UpdateBatcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UpdateBatcher)

public:
    // What has changes to send: a run.
    class Source
    {
        Q_DISABLE_COPY_MOVE(Source)

    public:
        Source() = default;
        virtual ~Source() = default;
        [[nodiscard]] virtual UpdateBatch takeBatch() = 0; // what has changed since the last one

    private:
        friend class UpdateBatcher;
        bool m_hasChange = false;
    };

    explicit UpdateBatcher(int interval, QObject *parent = nullptr); // ms

    void noteChange(Source &source); // cheap: called for every event
    void hurry(Source &source); // a change that does not wait for the interval
    void forget(Source &source); // it dies
    void acknowledge(); // what was sent last has been taken

signals:
    // One batch for each source that has changed. At most once an acknowledge().
    void batchesReady(const QList<runwatch::UpdateBatch> &batches);

private:
    void startTimer();
    void send();

    const int m_interval;
    QTimer m_timer;
    std::vector<Source *> m_changed; // in order of their first change
    bool m_isUntaken = false;
    bool m_isInHurry = false;
};

} // namespace runwatch
