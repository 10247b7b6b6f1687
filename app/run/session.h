// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/decoder.h"
#include "app/jobs/jobid.h"
#include "app/model/joblistmodel.h"
#include "app/net/descriptorbudget.h"
#include "app/net/reconnectpace.h"
#include "app/net/streamrequest.h"
#include "app/run/profilerules.h"
#include "app/run/run.h"
#include "app/run/sessionoptions.h"
#include "app/run/streamthread.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

namespace runwatch {

class EventStore;
class LogStore;
class UpdateBatcher;

// The program without pixels: owns the models, the stream thread and the runs.
// Lives in the GUI thread; nothing here waits but the destructor.
class Session final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    explicit Session(SessionOptions options = {}, QObject *parent = nullptr);
    ~Session() override; // closes every stream and joins the stream thread

    RunId open(const StreamRequest &request);
    // Asks the server to stop the job, where the request says how; a stream of one job is closed then.
    // Where it does not, closes the stream, and every other job on it is cancelled too.
    void cancel(JobId job);
    void close(RunId run); // at once: every job on the stream is cancelled
    void closeAll();
    void reconnectNow(RunId run);
    // Every GET stream of that server, as StreamStatus::server names it, is closed and not opened
    // again until unpause(). A POST is left alone: it could not be opened again.
    void pause(const QString &server);
    void unpause(const QString &server);
    void reconnectServer(const QString &server); // reconnectNow() of all its streams
    // Opens a stream again that was refused for its token (401, 403, 407), or since the server's
    // certificate was not trusted; with the same jobs: what they knew stays. Else nothing.
    void setToken(RunId run, const QByteArray &token);
    void trust(RunId run, const QByteArray &certificate); // PEM, and no other
    // What reads the stream's events, from the first that is kept on, without connecting again: a
    // profile's name or the path of its file, "default" for the built-in shapes, "" for what fits by its
    // signature. The jobs begin anew. False when there is no such run or profile.
    bool setProfile(RunId run, const QString &profile);
    // A finished run only, and where StreamStatus::canRetryFailed: what had failed, as the next attempt.
    void retryFailed(RunId run);
    void retry(RunId run); // a finished run only: the request again, as the next attempt of the same jobs
    void remove(RunId run); // a finished run only

    [[nodiscard]] JobListModel &jobs() { return m_jobs; }
    // Of this process, as last counted; what it has left bounds how many streams can be watched.
    [[nodiscard]] DescriptorUse descriptorUse() const { return m_descriptors.use(); }
    [[nodiscard]] ProfileLibrary *profiles() const { return m_options.profiles; } // null: none but the built-in shapes
    [[nodiscard]] const StreamRequest *request(RunId run) const; // null when there is no such run
    [[nodiscard]] std::shared_ptr<const LogStore> log(RunId run) const; // null likewise
    [[nodiscard]] std::shared_ptr<const EventStore> events(RunId run) const; // null also when not kept

signals:
    // The model has taken a batch, and those that came with it. At most every
    // SessionOptions::batchInterval for each run.
    void batchApplied(const runwatch::UpdateBatch &batch);
    // The run is over; its last batch was applied before. Once for each attempt.
    void runFinished(runwatch::RunId run);

private:
    // A run dies in the thread it lives in.
    struct DeleteLater
    {
        void operator()(Run *run) const;
    };
    struct Watched
    {
        StreamRequest request;
        std::shared_ptr<const LogStore> log; // of its newest reading
        std::shared_ptr<EventStore> events;
        std::unique_ptr<Run, DeleteLater> run;
        bool isOver = false;
        bool isOpening = false; // again: a batch that says it is over was sent before
    };

    void openAgain(RunId run, void (Run::*verb)());
    template <typename Verb> void call(RunId run, Verb verb);
    template <typename Verb> void callServer(const QString &server, Verb verb);
    template <typename Change> void change(RunId run, Change change);
    template <typename Object> Object *inStreamThread(Object *object);
    void takeBatches(const QList<UpdateBatch> &batches);

    SessionOptions m_options;
    ReconnectPace m_pace; // of the stream thread
    Decoder m_decoder; // likewise
    DescriptorBudget m_descriptors; // likewise
    JobListModel m_jobs;
    StreamThread m_streamThread;
    // These three live in the stream thread, and end with it.
    SuspendWatch *m_watch;
    UpdateBatcher *m_batcher;
    QTimer *m_stallTimer; // one for all: thousands of timers make each one dear
    ProfileRules m_rules;
    std::map<RunId, Watched> m_runs; // in order of opening
    quint32 m_lastRun = 0;
};

} // namespace runwatch
