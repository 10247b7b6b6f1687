// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/stream/streamend.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

namespace runwatch {

class ControlCall;
class RunJobs;
class RunLog;

// Asks a run's server to stop jobs, by the stream's cancel request, and writes every step into
// the job's log. It closes no stream: it says when that is due. Lives in the stream thread.
class JobCanceller final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobCanceller)

public:
    // `patience`: ms that a stream of one job waits for the answer.
    JobCanceller(RunJobs &jobs, RunLog &log, int patience, QObject *parent = nullptr);
    ~JobCanceller() override;

    // How a job is cancelled: by requests in order, each after a good answer to the one before.
    struct Way
    {
        QList<ControlRequest> requests; // none: closing the stream is all that can be done
        bool waits = false; // the stream itself will say that the job has ended
    };

    // Sends the first request for that job. False when there is none, or it needs a key and the job
    // has none.
    [[nodiscard]] bool cancel(const StreamRequest &stream, const Way &way, quint32 jobIndex);

    void stop(); // a new attempt begins: what is still under way was about the old one

signals:
    void jobsChanged();
    // A job with a stream of its own: the server has answered, or has not in time.
    void closeDue();

private:
    // A cancelling that is under way.
    struct Cancelling
    {
        StreamRequest stream;
        Way way; // what is still to be sent
        std::unique_ptr<ControlCall> call;
    };

    void sendNext(quint32 jobIndex);
    void takeAnswer(quint32 jobIndex, int httpStatus);
    void takeConfirmation(quint32 jobIndex, int httpStatus);
    void takeRefusal(quint32 jobIndex, const StreamEnd &end);
    void forget(quint32 jobIndex);
    void closeIfAlone(quint32 jobIndex);

    RunJobs &m_jobs;
    RunLog &m_log;
    QTimer m_patience;
    quint32 m_patienceFor = 0; // the job's index
    std::map<quint32, Cancelling> m_cancellings; // under way, by the job's index
};

} // namespace runwatch
