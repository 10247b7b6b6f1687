// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/session.h"

#include "app/log/eventstore.h"
#include "app/log/logstore.h"
#include "app/run/run.h"

namespace runwatch {

void Session::DeleteLater::operator()(Run *run) const
{
    run->deleteLater();
}

Session::Session(SessionOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_streamThread.setObjectName(QStringLiteral("streams"));
    m_streamThread.start();
}

Session::~Session()
{
    m_runs.clear();
    m_streamThread.quit();
    m_streamThread.wait(); // the deferred deletions are done before it ends
}

RunId Session::open(const StreamRequest &request)
{
    const RunId id{++m_lastRun};
    Watched watched;
    watched.request = request;
    watched.log = std::make_shared<LogStore>(m_options.logLimit);
    if (m_options.keepsEvents)
        watched.events = std::make_shared<EventStore>();
    watched.run.reset(new Run(id, request, m_options, watched.log, watched.events));
    Run *run = watched.run.get();
    run->moveToThread(&m_streamThread);
    connect(run, &Run::batchReady, this, &Session::takeBatch);
    m_runs.emplace(id, std::move(watched));
    call(id, &Run::open);
    return id;
}

void Session::cancel(JobId job)
{
    call(job.run, &Run::cancel);
}

void Session::closeAll()
{
    for (const auto &[id, watched] : m_runs)
        call(id, &Run::cancel);
}

void Session::reconnectNow(RunId run)
{
    call(run, &Run::reconnectNow);
}

void Session::retry(RunId run)
{
    const auto found = m_runs.find(run);
    if (found == m_runs.end() || !found->second.isOver)
        return;
    found->second.isOver = false;
    call(run, &Run::retry);
}

void Session::remove(RunId run)
{
    const auto found = m_runs.find(run);
    if (found == m_runs.end() || !found->second.isOver)
        return;
    m_runs.erase(found);
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
void Session::call(RunId run, Verb verb)
{
    const auto found = m_runs.find(run);
    if (found != m_runs.end())
        QMetaObject::invokeMethod(found->second.run.get(), verb, Qt::QueuedConnection);
}

void Session::takeBatch(const UpdateBatch &batch)
{
    const RunId id = batch.stream.run;
    const auto found = m_runs.find(id);
    if (found == m_runs.end())
        return; // removed while the batch was on its way
    m_jobs.apply(batch);
    call(id, &Run::acknowledgeBatch);
    const bool hasFinished = batch.stream.isOver && !std::exchange(found->second.isOver, true);
    emit batchApplied(batch);
    if (hasFinished)
        emit runFinished(id);
}

} // namespace runwatch
