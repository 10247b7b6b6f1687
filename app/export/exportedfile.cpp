// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/exportedfile.h"

#include "app/export/snapshotreader.h"

#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <tuple>

namespace runwatch {

namespace {

constexpr qsizetype BytesAtOnce = 1 << 20;
constexpr qint64 RowsAtOnce = 256; // before it looks whether it was cancelled

ExportResult::Error errorOf(int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
    case EROFS:
        return ExportResult::Error::NoPermission;
    case ENOENT:
    case ENOTDIR:
        return ExportResult::Error::NoFolder;
    case ENOSPC:
#ifdef EDQUOT
    case EDQUOT:
#endif
        return ExportResult::Error::NoRoom;
    case EFBIG:
        return ExportResult::Error::TooLarge;
    default:
        return ExportResult::Error::Other;
    }
}

void fail(ExportResult &result, ExportResult::Error error, const QIODevice &device)
{
    result.outcome = ExportResult::Outcome::Failed;
    result.error = error;
    result.detail = device.errorString();
}

// False: it failed, as the result says now.
bool writeOut(QByteArray &bytes, QIODevice &device, ExportResult &result)
{
    errno = 0; // Qt says that writing failed; why, only the system tells
    if (device.write(bytes) != bytes.size()) {
        fail(result, errorOf(errno), device);
        return false;
    }
    result.bytes += bytes.size();
    bytes.resize(0);
    return true;
}

ExportResult::Error whyNotOpened(const QString &path)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    if (!folder.isDir())
        return ExportResult::Error::NoFolder;
    if (!folder.isWritable() || (file.exists() && !file.isWritable()))
        return ExportResult::Error::NoPermission;
    return ExportResult::Error::Other;
}

} // namespace

ExportResult writeRows(const ExportedRows &what, QIODevice &device, ExportProgress &progress)
{
    ExportResult result;
    SnapshotReader reader(what.rows);
    LineWriter writer(what.format, what.parts, what.words);
    QByteArray bytes;
    writer.appendHeader(bytes);
    for (bool isMore = true; isMore;) {
        if (progress.isCancelled) {
            result.outcome = ExportResult::Outcome::Cancelled;
            return result;
        }
        isMore = reader.read(RowsAtOnce, [&](LogPlace place, const LogLine &line) {
            writer.append(place, line, bytes);
            ++result.lines;
            if (bytes.size() >= BytesAtOnce && result.outcome == ExportResult::Outcome::Done)
                std::ignore = writeOut(bytes, device, result);
        });
        if (result.outcome == ExportResult::Outcome::Failed)
            return result;
        progress.rows.store(result.lines, std::memory_order_relaxed);
    }
    if (writeOut(bytes, device, result))
        result.gone = what.rows.rows - result.lines;
    return result;
}

ExportResult writeRows(const ExportedRows &what, const QString &path, ExportProgress &progress)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        ExportResult result;
        fail(result, whyNotOpened(path), file);
        return result;
    }
    ExportResult result = writeRows(what, file, progress);
    if (result.outcome != ExportResult::Outcome::Done)
        return result; // the file goes with its name
    errno = 0;
    if (!file.commit())
        fail(result, errorOf(errno), file);
    return result;
}

} // namespace runwatch
