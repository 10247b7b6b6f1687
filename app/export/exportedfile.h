// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/export/linewriter.h"
#include "app/export/rowsnapshot.h"

#include <QString>

#include <atomic>

class QIODevice;

namespace runwatch {

// What is known of an export while it runs, to both threads.
struct ExportProgress
{
    std::atomic<qint64> rows = 0; // written, or gone
    std::atomic<bool> isCancelled = false;
};

// How an export went. Only Done leaves a file; else the one that was there is as it was.
struct ExportResult
{
    enum class Outcome : quint8 { Done, Cancelled, Failed };
    enum class Error : quint8 { None, NoPermission, NoFolder, NoRoom, TooLarge, Other };

    Outcome outcome = Outcome::Done;
    qint64 lines = 0; // written
    qint64 gone = 0; // rows of the snapshot whose lines were no longer kept
    qint64 bytes = 0;
    Error error = Error::None;
    QString detail; // the system's own words, when Failed
};

struct ExportedRows
{
    RowSnapshot rows;
    ExportFormat format = ExportFormat::Text;
    LineParts parts = AllParts;
    LineWords words;
};

// Writes all rows to the device, at most a few MiB and one line in memory. Blocks: for a pool.
[[nodiscard]] ExportResult writeRows(const ExportedRows &what, QIODevice &device, ExportProgress &progress);

// The same to a file, which is there when all is written, and not before.
[[nodiscard]] ExportResult writeRows(const ExportedRows &what, const QString &path, ExportProgress &progress);

} // namespace runwatch
