// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/logcopy.h"

#include "app/export/logexport.h"
#include "app/export/poolrun.h"

#include <utility>

namespace runwatch {

namespace {

constexpr qint64 MostPassed = 100'000; // lines that a filter may have to look at, for few rows

} // namespace

LogCopy::LogCopy(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_tick.setInterval(LogExport::ProgressInterval);
    connect(&m_tick, &QTimer::timeout, this, [this] { emit progressed(m_progress->rows.load(std::memory_order_relaxed), m_rows); });
    connect(&m_run, &QFutureWatcher<CopiedText>::finished, this, [this] {
        if (!std::exchange(m_isRunning, false))
            return; // another one took its place
        m_tick.stop();
        emit copied(m_run.result());
    });
}

LogCopy::~LogCopy()
{
    cancel();
    m_pool.waitForDone();
}

void LogCopy::copy(CopiedRows what)
{
    cancel();
    m_isRunning = false;
    m_tick.stop();
    m_rows = what.rows.rows;
    m_progress = std::make_shared<ExportProgress>();
    if (m_rows <= AtOnce.rows && lineCount(what.rows) <= MostPassed) {
        const CopiedText text = copyRows(what, AtOnce, *m_progress);
        if (text.left == 0 && !text.isCut) {
            emit copied(text);
            return;
        }
    }
    m_isRunning = true;
    m_tick.start();
    m_run.setFuture(runIn(m_pool, [what = std::move(what), progress = m_progress] { return copyRows(what, InAll, *progress); }));
}

void LogCopy::cancel()
{
    if (m_progress)
        m_progress->isCancelled = true;
}

} // namespace runwatch
