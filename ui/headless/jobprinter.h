// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/run/session.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace runwatch {

class LineOutput;

// Prints each job as it changes: at most ten lines a second for each, and always
// its last state. Once a run is over its jobs have been printed to the end.
class JobPrinter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobPrinter)

public:
    JobPrinter(Session &session, LineOutput &output, QObject *parent = nullptr);

private:
    struct Printed
    {
        QByteArray line;
        qint64 time = -1; // ms of m_clock; negative before the first line
        bool isWaiting = false; // it has changed less than an interval after its last line
    };

    void takeBatch(const UpdateBatch &batch);
    void finishRun(RunId run);
    void printDue();
    void printNow(JobId id);

    Session &m_session;
    LineOutput &m_output;
    QElapsedTimer m_clock;
    QTimer m_timer;
    QHash<JobId, Printed> m_printed;
    QList<JobId> m_waiting;
};

} // namespace runwatch
