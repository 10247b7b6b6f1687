// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QtGlobal>

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace runwatch {

// One temporary file without a name, on a disk where possible, and which of its parts are free.
// It is made when it is first needed. Any thread; who lets go of a part never waits for the disk.
class SpoolFile final
{
    Q_DISABLE_COPY_MOVE(SpoolFile)

public:
    // Where `folder` is empty: the first of the user's cache folder, /var/tmp and the temporary folder
    // that is not in memory, else the first that works.
    explicit SpoolFile(QString folder);
    ~SpoolFile();

    // Writes these bytes, a multiple of the page's size, into a part of the file and maps that for reading over
    // the memory they lie in. The space has been given by then, so reading cannot fail for want of it. Answers 0,
    // or an errno: then nothing has changed. `offset` receives where it is.
    [[nodiscard]] int moveHere(char *bytes, qint64 size, qint64 *offset);

    // The memory at `bytes`, mapped by moveHere(), is no longer read: it is unmapped and its space given back, soon.
    void letGo(char *bytes, qint64 size, qint64 offset);

    // Bytes of memory that ought to be here and found no room.
    void addStranded(qint64 size) { m_stranded += size; }
    [[nodiscard]] qint64 stranded() const { return m_stranded; }

    [[nodiscard]] qint64 used() const { return m_used; } // bytes in parts that somebody has
    [[nodiscard]] qint64 spaceOnDisk() const; // bytes, as the file system counts

private:
    struct Part
    {
        char *bytes;
        qint64 size;
        qint64 offset;
    };

    [[nodiscard]] int open(); // 0 or errno
    [[nodiscard]] qint64 takeOffset(qint64 size);
    void freeOffset(qint64 offset, qint64 size);
    [[nodiscard]] int fill(const char *bytes, qint64 size, qint64 offset) const;
    void takeBack(); // all that has been let go
    void takeBackWhatComes();

    const QString m_folder;
    std::atomic<int> m_descriptor = -1;
    std::atomic<qint64> m_used = 0;
    std::atomic<qint64> m_stranded = 0;

    std::mutex m_takingBack; // held while it is done: who needs the space can wait for it
    std::mutex m_mutex; // guards all below
    std::condition_variable m_hasCome;
    std::map<qint64, qint64> m_free; // size by offset
    qint64 m_end = 0; // of the file: beyond it all is free
    int m_mappings = 0;
    std::vector<Part> m_letGo;
    bool m_isOver = false;
    std::thread m_thread; // runs takeBackWhatComes() once there is a file
};

} // namespace runwatch
