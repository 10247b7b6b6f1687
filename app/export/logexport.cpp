// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/logexport.h"

#include "app/export/poolrun.h"

#include <utility>

namespace runwatch {

LogExport::LogExport(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_tick.setInterval(ProgressInterval);
    connect(&m_tick, &QTimer::timeout, this, &LogExport::tellProgress);
    connect(&m_run, &QFutureWatcher<ExportResult>::finished, this, [this] {
        m_tick.stop();
        emit finished(m_run.result());
    });
}

LogExport::~LogExport()
{
    cancel();
    m_pool.waitForDone();
}

void LogExport::start(ExportedRows what, const QString &path)
{
    Q_ASSERT(!isRunning());
    m_path = path;
    m_told = 0;
    m_rows = what.rows.rows;
    m_progress = std::make_shared<ExportProgress>();
    m_tick.start();
    m_run.setFuture(runIn(m_pool, [what = std::move(what), path, progress = m_progress] { return writeRows(what, path, *progress); }));
}

void LogExport::cancel()
{
    if (m_progress)
        m_progress->isCancelled = true;
}

void LogExport::tellProgress()
{
    const qint64 rows = m_progress->rows.load(std::memory_order_relaxed);
    if (std::exchange(m_told, rows) != rows)
        emit progressed(rows, m_rows);
}

} // namespace runwatch
