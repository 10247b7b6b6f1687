// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/streamstatus.h"
#include "app/net/streamrequest.h"

namespace runwatch {

class EventSource;
class RunLog;
struct ServerSentEvent;

// Keeps the books of one run's connections: what is known of the present one, how much of the
// run was seen, and what a gap may have cost. Gaps become marks in the log. Times are ms since
// 1970 UTC. Lives in the stream thread.
class StreamLedger final
{
public:
    StreamLedger(RunId run, const StreamRequest &request, RunLog &log);

    [[nodiscard]] const StreamStatus &status() const { return m_status; }
    StreamStatus &status() { return m_status; }

    void setRequest(const StreamRequest &request); // what is asked, and shown of it
    void goOn(); // what was refused is opened again
    void beginRunAttempt(); // the whole request again: it resumes nothing, and only coverage goes on
    void beginAttempt(int attempt);
    void noteSent(qint64 now);
    void open(const EventSource &source, qint64 now);
    void takeEvent(const ServerSentEvent &event, const EventSource &source, qint64 now); // not a repeated one
    void takeIdReused(QByteArrayView id, qint64 now);
    void takeServerTime(qint64 time); // of what the event says
    void takeSlice(const EventSource &source, qint64 now);
    void disconnect(const StreamEnd &end, const EventSource &source, qint64 now);
    void wait(int delay, qint64 now);
    void pause();
    void finish(const StreamEnd &end, qint64 now); // no connection any more

private:
    // A gap whose cost is not known yet.
    struct Gap
    {
        qint64 length = 0; // 0: none
        QByteArray lastId;
        qint64 repeatedBefore = 0;
        bool areIdsNew = false; // the server began its ids again
    };

    // What some events say of when they happened.
    struct ServerTimes
    {
        qint64 from = 0;
        qint64 to = 0;
        int count = 0;

        void take(const ServerTimes &others);
    };

    void closeConnection(StreamEnd::Kind end, qint64 now);
    void judgeGap(const ServerSentEvent &event, const EventSource &source, qint64 now);
    void judgeBurst(qint64 now);
    void noteRecovered();

    RunLog &m_log;
    QByteArrayList m_secrets; // of the request; shown nowhere
    StreamStatus m_status;
    Gap m_gap;
    bool m_idsCountUp = true; // every id so far is the number after the one before
    QByteArray m_newestId;
    ServerTimes m_sliceTimes;
    ServerTimes m_burstTimes;
    qint64 m_burstAt = 0; // when its first slice came
    qint64 m_silenceBefore = 0; // it, in ms
};

} // namespace runwatch
