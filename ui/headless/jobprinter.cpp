// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/headless/jobprinter.h"

#include "app/net/shownurl.h"
#include "ui/headless/lineoutput.h"
#include "ui/headless/outputlines.h"

namespace runwatch {

namespace {

constexpr int Interval = 100; // ms between two lines of one job

} // namespace

JobPrinter::JobPrinter(Session &session, LineOutput &output, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_output(output)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &JobPrinter::printDue);
    connect(&session, &Session::batchApplied, this, &JobPrinter::takeBatch);
    connect(&session, &Session::runFinished, this, &JobPrinter::finishRun);
}

void JobPrinter::takeBatch(const UpdateBatch &batch)
{
    for (const Job &job : batch.jobs) {
        Printed &printed = m_printed[job.id];
        if (printed.time < 0 || m_clock.elapsed() - printed.time >= Interval)
            printNow(job.id);
        else if (!std::exchange(printed.isWaiting, true))
            m_waiting.append(job.id);
    }
    if (!m_waiting.isEmpty() && !m_timer.isActive())
        m_timer.start(Interval);
}

void JobPrinter::finishRun(RunId run)
{
    const QList<JobId> waiting = m_waiting;
    for (const JobId id : waiting) {
        if (id.run == run)
            printNow(id);
    }
    m_waiting.removeIf([run](JobId id) { return id.run == run; });
}

void JobPrinter::printDue()
{
    const QList<JobId> waiting = std::exchange(m_waiting, {});
    qint64 soonest = Interval;
    for (const JobId id : waiting) {
        const qint64 left = Interval - (m_clock.elapsed() - m_printed.value(id).time);
        if (left <= 0) {
            printNow(id);
        } else {
            m_waiting.append(id);
            soonest = std::min(soonest, left);
        }
    }
    if (!m_waiting.isEmpty())
        m_timer.start(int(soonest));
}

void JobPrinter::printNow(JobId id)
{
    Printed &printed = m_printed[id];
    printed.isWaiting = false;
    const Job *job = m_session.jobs().job(id);
    const StreamRequest *request = m_session.request(id.run);
    if (!job || !request)
        return; // the stream's own row has given way to keyed ones
    const QByteArray line = jobLine(maskSecrets(request->given), *job);
    if (line == printed.line)
        return;
    printed.line = line;
    printed.time = m_clock.elapsed();
    m_output.writeLine(line);
}

} // namespace runwatch
