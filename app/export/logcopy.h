// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/export/copiedrows.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace runwatch {

// Makes the text of rows for the clipboard: of a few at once, of many in a thread of its own. A copy
// that is asked for while another is made takes its place.
class LogCopy final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogCopy)

public:
    static constexpr CopyLimits AtOnce{5'000, 1 << 20, 1 << 20}; // a few ms
    static constexpr CopyLimits InAll{.bytes = 64 << 20}; // twice as much as UTF-16

    explicit LogCopy(QObject *parent = nullptr);
    ~LogCopy() override;

    // copied() comes before this returns when the rows are within AtOnce.
    void copy(CopiedRows what);
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_isRunning; }

signals:
    void progressed(qint64 rows, qint64 ofRows); // as LogExport; never for what is made at once
    // Emitted once for each copy() that no other took the place of; also when it was cancelled.
    void copied(const runwatch::CopiedText &text);

private:
    QThreadPool m_pool;
    QFutureWatcher<CopiedText> m_run;
    std::shared_ptr<ExportProgress> m_progress;
    QTimer m_tick;
    qint64 m_rows = 0;
    bool m_isRunning = false; // and its text is waited for
};

} // namespace runwatch
