// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/session.h"

#include "app/log/eventstore.h"
#include "app/log/logstore.h"
#include "app/net/shownurl.h"
#include "app/run/run.h"

#include <algorithm>
#include <functional>

namespace runwatch {

void Session::DeleteLater::operator()(Run *run) const
{
    run->deleteLater();
}

Session::Session(SessionOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_watch(inStreamThread(new SuspendWatch(m_options.clocks, m_options.suspendCheck)))
    , m_batcher(inStreamThread(new UpdateBatcher(m_options.batchInterval)))
    , m_stallTimer(inStreamThread(new QTimer))
    , m_rules(m_options.profiles)
{
    m_options.eventSource.pace = &m_pace;
    m_options.eventSource.descriptors = &m_descriptors;
    m_stallTimer->setInterval(std::max(1, m_options.stallTime / 12));
    connect(&m_streamThread, &QThread::started, m_watch, &SuspendWatch::start);
    connect(&m_streamThread, &QThread::started, m_stallTimer, qOverload<>(&QTimer::start));
    connect(m_batcher, &UpdateBatcher::batchesReady, this, &Session::takeBatches);
    m_streamThread.start();
}

Session::~Session()
{
    m_runs.clear();
    m_streamThread.quit();
    m_streamThread.wait(); // the deferred deletions are done before it ends
}

template <typename Object>
Object *Session::inStreamThread(Object *object)
{
    object->moveToThread(&m_streamThread);
    connect(&m_streamThread, &QThread::finished, object, &QObject::deleteLater);
    return object;
}

RunId Session::open(const StreamRequest &request)
{
    const RunId id{++m_lastRun};
    Watched watched;
    watched.request = request;
    const auto log = std::make_shared<LogStore>(m_options.logLimit, m_options.spool);
    watched.log = log;
    if (m_options.keepsEvents)
        watched.events = std::make_shared<EventStore>(EventStore::DefaultLimit, m_options.spool);
    watched.run.reset(new Run(id, request, m_options, log, watched.events, {*m_batcher, m_decoder},
                              m_rules.forRequest(request.profile)));
    Run *run = watched.run.get();
    run->moveToThread(&m_streamThread);
    connect(m_watch, &SuspendWatch::slept, run, &Run::wake);
    connect(m_stallTimer, &QTimer::timeout, run, &Run::lookForStalls);
    m_runs.emplace(id, std::move(watched));
    m_streamThread.setStreams(int(m_runs.size()));
    call(id, &Run::open);
    return id;
}

void Session::cancel(JobId job)
{
    call(job.run, [job](Run &run) { run.cancel(job.index); });
}

void Session::close(RunId run)
{
    call(run, &Run::close);
}

void Session::closeAll()
{
    for (const auto &[id, watched] : m_runs)
        call(id, &Run::close);
}

void Session::reconnectNow(RunId run)
{
    call(run, &Run::reconnectNow);
}

void Session::pause(const QString &server)
{
    callServer(server, &Run::pause);
}

void Session::unpause(const QString &server)
{
    callServer(server, &Run::unpause);
}

void Session::reconnectServer(const QString &server)
{
    callServer(server, &Run::reconnectNow);
}

void Session::setToken(RunId run, const QByteArray &token)
{
    const StreamStatus *stream = m_jobs.stream(run);
    if (!stream || (stream->httpStatus != 401 && stream->httpStatus != 403 && stream->httpStatus != 407))
        return;
    change(run, [&token](StreamRequest &request) { request.token = token; });
}

void Session::trust(RunId run, const QByteArray &certificate)
{
    const StreamStatus *stream = m_jobs.stream(run);
    if (!stream || stream->lastEnd.kind != StreamEnd::Kind::TlsFailed)
        return;
    change(run, [&certificate](StreamRequest &request) { request.pinnedCertificate = certificate; });
}

bool Session::setProfile(RunId run, const QString &profile)
{
    const ReadingChoice choice = m_rules.forRequest(profile);
    const bool isFound = choice.asked || choice.wantsBuiltIn || profile.isEmpty();
    if (!isFound || !m_runs.contains(run))
        return false;
    if (profile.isEmpty())
        call(run, [known = choice.known](Run &of) { of.chooseProfile(known); });
    else
        call(run, [rules = choice.asked](Run &of) { of.readBy(rules); });
    return true;
}

void Session::retry(RunId run)
{
    openAgain(run, &Run::retry);
}

void Session::retryFailed(RunId run)
{
    const StreamStatus *stream = m_jobs.stream(run);
    if (stream && stream->canRetryFailed)
        openAgain(run, &Run::retryFailed);
}

void Session::openAgain(RunId run, void (Run::*verb)())
{
    const auto found = m_runs.find(run);
    if (found == m_runs.end() || !found->second.isOver)
        return;
    found->second.isOver = false;
    found->second.isOpening = true;
    call(run, verb);
}

void Session::remove(RunId run)
{
    const auto found = m_runs.find(run);
    if (found == m_runs.end() || !found->second.isOver)
        return;
    m_runs.erase(found);
    m_streamThread.setStreams(int(m_runs.size()));
    m_jobs.remove(run);
}

const StreamRequest *Session::request(RunId run) const
{
    const auto found = m_runs.find(run);
    return found == m_runs.end() ? nullptr : &found->second.request;
}

std::shared_ptr<const LogStore> Session::log(RunId run) const
{
    const auto found = m_runs.find(run);
    return found == m_runs.end() ? nullptr : found->second.log;
}

std::shared_ptr<const EventStore> Session::events(RunId run) const
{
    const auto found = m_runs.find(run);
    return found == m_runs.end() ? nullptr : found->second.events;
}

template <typename Verb>
void Session::call(RunId id, Verb verb)
{
    const auto found = m_runs.find(id);
    if (found == m_runs.end())
        return;
    Run *run = found->second.run.get();
    QMetaObject::invokeMethod(
        run, [run, verb] { std::invoke(verb, *run); }, Qt::QueuedConnection);
}

template <typename Verb>
void Session::callServer(const QString &server, Verb verb)
{
    for (const auto &[id, watched] : m_runs) {
        if (originOf(watched.request.url) == server)
            call(id, verb);
    }
}

template <typename Change>
void Session::change(RunId run, Change change)
{
    const auto found = m_runs.find(run);
    if (found == m_runs.end() || !found->second.isOver || !isRefusal(m_jobs.stream(run)->lastEnd))
        return;
    change(found->second.request);
    found->second.isOver = false;
    found->second.isOpening = true;
    call(run, [request = found->second.request](Run &refused) { refused.goOn(request); });
}

void Session::takeBatches(const QList<UpdateBatch> &batches)
{
    QList<UpdateBatch> known = batches;
    known.removeIf([this](const UpdateBatch &batch) { return !m_runs.contains(batch.stream.run); });
    for (const UpdateBatch &batch : std::as_const(known))
        m_runs.at(batch.stream.run).log = batch.log; // before anybody looks at the jobs of another reading
    m_jobs.applyAll(known);
    QMetaObject::invokeMethod(m_batcher, &UpdateBatcher::acknowledge, Qt::QueuedConnection);
    for (const UpdateBatch &batch : std::as_const(known)) {
        const RunId id = batch.stream.run;
        const auto found = m_runs.find(id);
        if (found == m_runs.end())
            continue; // removed by who heard of the one before
        Watched &watched = found->second;
        watched.isOpening &= batch.stream.isOver;
        const bool hasFinished = batch.stream.isOver && !watched.isOpening && !std::exchange(watched.isOver, true);
        emit batchApplied(batch);
        if (hasFinished)
            emit runFinished(id);
    }
}

} // namespace runwatch
