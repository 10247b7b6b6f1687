// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/export/exportedfile.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace runwatch {

// Writes rows to a file in a thread of its own, one file at a time. Who writes the log and who reads
// it are not held up.
class LogExport final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogExport)

public:
    static constexpr int ProgressInterval = 50; // ms

    explicit LogExport(QObject *parent = nullptr);
    ~LogExport() override; // cancels, and waits for the few rows under way

    void start(ExportedRows what, const QString &path); // while none is running
    void cancel(); // finished() follows, unless it was already written

    [[nodiscard]] bool isRunning() const { return m_run.isRunning(); }
    [[nodiscard]] const QString &path() const { return m_path; } // of the last one started

signals:
    // How many of how many rows are written. Every ProgressInterval while it runs, when it has moved.
    void progressed(qint64 rows, qint64 ofRows);
    // Emitted once for each start(), last.
    void finished(const runwatch::ExportResult &result);

private:
    void tellProgress();

    QThreadPool m_pool;
    QFutureWatcher<ExportResult> m_run;
    std::shared_ptr<ExportProgress> m_progress;
    QTimer m_tick;
    QString m_path;
    qint64 m_told = 0; // rows
    qint64 m_rows = 0;
};

} // namespace runwatch
