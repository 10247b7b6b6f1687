// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "livelyjobs.h"

namespace runwatch {

LivelyJobs::LivelyJobs(RunId id, qint64 now)
    : m_now(now)
{
    batch.stream.run = id;
    batch.stream.server = QStringLiteral("https://prod.example");
    batch.stream.shownUrl = QStringLiteral("https://prod.example/api/events");
    batch.stream.method = QStringLiteral("GET");
    batch.stream.httpStatus = 200;
    batch.stream.connection = StreamStatus::Connection::Open;
    batch.stream.openedAt = now - 600'000;
    batch.stream.lastEventAt = now - 400;
    batch.stream.events = 4'212;
    batch.stream.bytes = 812'331;

    const QStringList importing{QStringLiteral("Fetch"), QStringLiteral("Validate"), QStringLiteral("Upload"),
                                QStringLiteral("Index"), QStringLiteral("Verify")};
    addPhases(add(QStringLiteral("Nightly import"), JobState::Running, 63,
                  QStringLiteral("Sending block 126 of 200")),
              importing, 2, 58);
    Job &mailing = add(QStringLiteral("Invoice mailing"), JobState::Running, 81,
                       QStringLiteral("Sent to dana@example.org"));
    mailing.results =
        BatchResults{.success = 4'019,
                     .failed = 37,
                     .total = 5'000,
                     .errors = {QStringLiteral("550 mailbox unavailable"), QStringLiteral("timed out")}};
    addPhases(add(QStringLiteral("Re-index eu-west"), JobState::Stalled, 41, QStringLiteral("Last: page 88")),
              {QStringLiteral("Scan"), QStringLiteral("Merge")}, 0, 41);
    add(QStringLiteral("Crawl partner feeds"), JobState::Running, {}, QStringLiteral("Reading feed 412"))
        .count = 412;
    add(QStringLiteral("Thumbnails"), JobState::Queued, {}, QStringLiteral("Third in line"));
    add(QStringLiteral("Ledger reconciliation"), JobState::Failed, 72,
        QStringLiteral("Balance differs by 0.01 EUR"));
    add(QStringLiteral("Warehouse sync"), JobState::Reconnecting, 27, QString());
    Job &cleanup = add(QStringLiteral("Clean-up of old exports"), JobState::CompletedWithErrors, 100,
                       QStringLiteral("3 files are in use"));
    cleanup.results =
        BatchResults{.success = 1'204, .failed = 3, .total = 1'207, .errors = {QStringLiteral("in use")}};
    addPhases(
        add(QStringLiteral("Nightly backup"), JobState::Completed, 100, QStringLiteral("118 GiB written")),
        importing, 5, 100);
    add(QStringLiteral("Price update"), JobState::EndedEarly, 34, QStringLiteral("Row 3 400"));
    add(QStringLiteral("Report Q3"), JobState::Cancelled, 12, QString());
    add(QStringLiteral("Fraud model training"), JobState::Lost, 55, QString());
    add(QStringLiteral("Payroll"), JobState::Refused, {}, QString());
    add(QStringLiteral("Search suggestions"), JobState::Connecting, {}, QString());
    add(QStringLiteral("Translations"), JobState::Cancelling, 48, QStringLiteral("Chapter 4"));
}

Job &LivelyJobs::add(const QString &title, JobState state, std::optional<double> progress,
                     const QString &message)
{
    Job job;
    job.id = {batch.stream.run, quint32(batch.jobs.size() + 1)};
    job.key = QStringLiteral("job-%1").arg(job.id.index);
    job.title = title;
    job.server = batch.stream.server;
    job.state = state;
    job.progress = progress;
    job.message = message;
    job.startedAt = m_now - 3'671'000 + qint64(job.id.index) * 97'000;
    job.endedAt = isEnd(state) ? m_now - qint64(job.id.index) * 11'000 : 0;
    job.lastEventAt = isEnd(state) ? job.endedAt : m_now - qint64(job.id.index) * 700;
    job.events = 280 + job.id.index;
    batch.jobs << job;
    return batch.jobs.last();
}

void LivelyJobs::addPhases(Job &job, const QStringList &names, int current, double done)
{
    for (int i = 0; i < names.size(); ++i) {
        Phase phase;
        phase.name = names.at(i);
        phase.state = i < current ? PhaseState::Completed
            : i == current        ? PhaseState::Running
                                  : PhaseState::Pending;
        phase.progress = i < current ? std::optional(100.0)
            : i == current           ? std::optional(done)
                                     : std::nullopt;
        phase.startedAt = i <= current ? job.startedAt + i * 121'000 : 0;
        phase.endedAt = i < current ? phase.startedAt + 121'000 : 0;
        job.phases << phase;
    }
    job.currentPhase = std::min<int>(current, int(names.size()) - 1);
}

} // namespace runwatch
