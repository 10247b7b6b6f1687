// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/run.h"

#include "app/log/eventstore.h"
#include "app/log/logstore.h"
#include "app/net/profilerequest.h"
#include "app/net/shownurl.h"
#include "app/run/outcome.h"

#include <QDateTime>

namespace runwatch {

namespace {

qint64 currentTime()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QString titleOf(const StreamRequest &request)
{
    return shownPath(request.url, request.everySecret());
}

Job streamsOwnJob(RunId id, const StreamRequest &request)
{
    Job job;
    job.id = {id, 0};
    job.title = titleOf(request);
    job.server = originOf(request.url);
    job.startedAt = currentTime();
    return job;
}

StreamReading readingFor(Decoder &decoder, const ReadingChoice &choice)
{
    StreamReading reading(decoder, choice.known);
    if (choice.asked || choice.wantsBuiltIn)
        reading.readBy(choice.asked, StreamStatus::ProfileReason::Asked);
    return reading;
}

std::shared_ptr<const Profile> profileOf(const RulesPointer &rules)
{
    return rules ? std::shared_ptr<const Profile>(rules, &rules->profile()) : nullptr;
}

} // namespace

Run::Run(RunId id, StreamRequest request, SessionOptions options, std::shared_ptr<LogStore> log,
         std::shared_ptr<EventStore> events, const Shared &shared, const ReadingChoice &choice)
    : m_asked(std::move(request))
    , m_request(m_asked)
    , m_options(std::move(options))
    , m_record(streamsOwnJob(id, m_asked), readingFor(shared.decoder, choice), std::move(log), std::move(events),
               m_options.logLimit, m_options.spool)
    , m_jobs(m_record.jobs())
    , m_log(m_record.log())
    , m_opening(profileOf(choice.asked), this)
    , m_ledger(id, m_request, m_log)
    , m_canceller(m_jobs, m_log, m_options.cancelPatience, this)
    , m_batcher(shared.batcher)
    , m_lingerTimer(this)
{
    connect(&m_opening, &StreamOpening::ready, this, &Run::connectStream);
    connect(&m_opening, &StreamOpening::failed, this, &Run::finish);
    connect(&m_opening, &StreamOpening::requestAnswered, this, [this](const QByteArray &method, const QByteArray &path, int status) {
        m_log.mark(0, LogKind::RequestAnswered, {method, path, QByteArray::number(status)}, currentTime());
        noteChange();
    });
    connect(&m_canceller, &JobCanceller::jobsChanged, this, &Run::noteChange);
    connect(&m_canceller, &JobCanceller::closeDue, this, &Run::close);
    m_lingerTimer.setSingleShot(true);
    m_lingerTimer.setInterval(m_options.lingerTime);
    connect(&m_lingerTimer, &QTimer::timeout, this, [this] { finish({}); });
}

Run::~Run()
{
    m_batcher.forget(*this);
}

void Run::open()
{
    begin(StreamOpening::Extent::All);
    m_batcher.hurry(*this);
}

void Run::begin(StreamOpening::Extent extent)
{
    m_opening.begin(m_asked, extent, m_record.reading().memory().variables);
}

void Run::cancel(quint32 jobIndex)
{
    const Job *job = m_jobs.job(jobIndex);
    if (!job || isEnd(job->state))
        return;
    const bool isAskedAgain = job->state == JobState::Cancelling && !job->sharesItsStream;
    const auto found = wayToCancel(*job);
    const auto *way = std::get_if<JobCanceller::Way>(&found);
    if (way && !isAskedAgain && m_canceller.cancel(m_request, *way, jobIndex))
        return;
    m_log.mark(jobIndex, LogKind::CancelAsked, {}, currentTime());
    if (way || !job->sharesItsStream)
        return close();
    m_log.markCancelRefused(jobIndex, endOf(std::get<FillingError>(found)), currentTime());
    noteChange(); // the others are not closed for it
}

void Run::close()
{
    if (m_ledger.status().isOver)
        return;
    if (!m_isStreamOver)
        m_log.mark(0, LogKind::ConnectionClosed, {}, currentTime());
    finish({StreamEnd::Kind::ClosedByUs, 0, {}});
}

void Run::reconnectNow()
{
    if (!m_source || m_ledger.status().isOver)
        return;
    if (m_source->isPaused())
        m_log.mark(0, LogKind::StreamUnpaused, {}, currentTime());
    m_source->reconnectNow();
}

void Run::unpause()
{
    if (m_source && m_source->isPaused())
        reconnectNow();
}

void Run::pause()
{
    if (m_source && !m_isStreamOver && !m_ledger.status().isOver)
        m_source->pause();
}

void Run::wake(qint64 from, qint64 to)
{
    if (!m_source || m_isStreamOver || m_ledger.status().isOver)
        return;
    m_log.mark(0, LogKind::MachineSlept, {QByteArray::number(from), QByteArray::number(to)}, currentTime());
    m_sleptFrom = from;
    m_source->wake();
    noteChange();
}

void Run::retry()
{
    if (!m_ledger.status().isOver)
        return;
    // A GET that was refused for a while (a proxy's 404 during a deploy) is resumed.
    if (m_source && !m_request.isPost() && isRefusal(m_ledger.status().lastEnd) && m_source->sendsIds())
        return goOn(m_asked);
    beginAttempt(StreamOpening::Extent::All);
}

void Run::retryFailed()
{
    if (m_ledger.status().isOver && m_opening.canRepeatFailed(m_asked, m_record.reading().memory().variables))
        beginAttempt(StreamOpening::Extent::FailedOnly);
}

void Run::beginAttempt(StreamOpening::Extent extent)
{
    m_canceller.stop();
    m_ledger.beginRunAttempt();
    m_isStreamOver = m_wasEnded = false;
    m_runAttempt += 1;
    m_source.reset();
    m_log.mark(0, LogKind::AttemptStarted, {QByteArray::number(m_runAttempt)}, currentTime());
    m_jobs.startAgain(m_runAttempt, currentTime());
    begin(extent);
    m_batcher.hurry(*this);
}

void Run::goOn(const StreamRequest &request)
{
    if (!m_ledger.status().isOver || !isRefusal(m_ledger.status().lastEnd))
        return;
    if (request.token != m_asked.token || request.pinnedCertificate != m_asked.pinnedCertificate)
        m_log.mark(0, LogKind::CredentialsChanged, {}, currentTime());
    m_asked = request;
    m_isStreamOver = m_wasEnded = false;
    m_canceller.stop();
    m_ledger.goOn();
    m_jobs.revive();
    if (const auto again = m_source ? m_opening.again(m_asked) : std::nullopt) {
        m_request = *again;
        m_source->openAgain(m_request);
    } else {
        begin(StreamOpening::Extent::All);
    }
    m_batcher.hurry(*this);
}

void Run::connectStream(const StreamRequest &request)
{
    if (m_runAttempt == 1 && titleOf(request) != titleOf(m_request))
        m_record.nameStreamsOwn(titleOf(request)); // the profile's path, where a server was asked for
    m_request = request;
    m_ledger.setRequest(request);
    m_record.beginAttempt(m_opening.variables());
    const EventSource::Dispatch dispatch{
        .event = [this](const ServerSentEvent &event) { takeEvent(event); },
        .comment = [this](const Comment &) { ++m_ledger.status().comments; },
        .oversized = [this](const Oversized &oversized) { takeOversized(oversized); },
        .idReused = [this](QByteArrayView id) { m_ledger.takeIdReused(id, sliceTime()); },
    };
    m_source = std::make_unique<EventSource>(m_request, m_options.eventSource, dispatch);
    connect(m_source.get(), &EventSource::attemptStarted, this, [this](int attempt) {
        m_ledger.beginAttempt(attempt);
        noteChange();
    });
    connect(m_source.get(), &EventSource::requestSent, this, [this] {
        m_ledger.noteSent(currentTime());
        noteChange();
    });
    connect(m_source.get(), &EventSource::opened, this, &Run::takeHead);
    connect(m_source.get(), &EventSource::sliceRead, this, &Run::takeSlice);
    connect(m_source.get(), &EventSource::disconnected, this, &Run::takeDisconnect);
    connect(m_source.get(), &EventSource::reconnectScheduled, this, &Run::scheduleReconnect);
    connect(m_source.get(), &EventSource::paused, this, &Run::takePause);
    connect(m_source.get(), &EventSource::finished, this, &Run::finish);
    m_source->open();
}

void Run::readBy(const RulesPointer &rules)
{
    takeReading(m_record.readBy(rules, StreamStatus::ProfileReason::Asked, currentTime()));
}

void Run::chooseProfile(const QList<RulesPointer> &known)
{
    takeReading(m_record.chooseByItself(known, m_request.url, m_source ? m_source->head() : ResponseHead(), currentTime()));
}

// All has been read anew: what it says of the stream's end counts now.
void Run::takeReading(bool endsStream)
{
    const Profile *profile = m_record.reading().profile();
    if (m_source)
        m_source->setSendsLastEventId(profile ? profile->source.sendsLastEventId : m_request.sendsLastEventId);
    if (m_ledger.status().isOver) {
        const StreamEnd &end = m_ledger.status().lastEnd;
        m_isStreamOver = endsStream || (!m_jobs.hasKeys() && m_jobs.haveAllEnded())
            || (end.kind == StreamEnd::Kind::EndOfStream && isOverAtEnd(m_ledger.status().lastByteAt));
        endJobs(end);
    } else {
        settle(endsStream);
    }
    m_batcher.hurry(*this);
}

UpdateBatch Run::takeBatch()
{
    UpdateBatch batch;
    batch.stream = m_ledger.status();
    fillIn(batch.stream);
    batch.log = m_record.logStore();
    batch.jobs = m_jobs.takeChanged();
    batch.hidesStreamsOwnJob = !m_jobs.isStreamsOwnShown();
    batch.firstLogLine = qint64(m_log.store().first());
    batch.endLogLine = qint64(m_log.store().end());
    batch.endEvent = m_record.events() ? m_record.events()->end() : 0;
    return batch;
}

void Run::fillIn(StreamStatus &status) const
{
    status.jobsNotShown = m_record.jobs().notShown();
    status.unrecognised = m_record.unrecognised();
    status.reading = m_record.readings();
    status.profileReason = m_record.reading().reason();
    if (const Profile *profile = m_record.reading().profile()) {
        status.profile = profile->id;
        status.profileName = profile->name;
        status.profileColour = profile->colour;
    }
    status.asksToCancel = m_record.reading().profile() && !m_record.reading().profile()->cancel.requests.isEmpty();
    status.canRetryFailed = status.isOver && m_opening.canRepeatFailed(m_asked, m_record.reading().memory().variables);
}

// FillingError: the profile has a way, and something it needs is not known of this job.
std::variant<JobCanceller::Way, FillingError> Run::wayToCancel(const Job &job) const
{
    if (m_request.cancelRequest)
        return JobCanceller::Way{{*m_request.cancelRequest}, false};
    const Profile *profile = m_record.reading().profile();
    if (!profile)
        return JobCanceller::Way();
    Variables variables = m_record.reading().memory().variablesOf(job.key);
    if (!job.key.isEmpty())
        variables.insert(QStringLiteral("job"), job.key);
    JobCanceller::Way way{{}, profile->cancel.then == Profile::Cancel::Then::Wait};
    for (const RequestTemplate &request : profile->cancel.requests) {
        const auto filled = controlRequest(request, variables, m_request);
        if (const auto *error = std::get_if<FillingError>(&filled))
            return *error;
        way.requests << std::get<ControlRequest>(filled);
    }
    return way;
}

} // namespace runwatch
