// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <memory>

namespace runwatch {

class SpoolFile;

// The bytes of one chunk. They can be written until they are moved into the spool's file; their
// address stays the same, so who reads meanwhile notices nothing. They live as long as this.
class ChunkMemory final
{
    Q_DISABLE_COPY_MOVE(ChunkMemory)

public:
    // What is smaller than this stays in memory: a thousand short runs are not worth as many mappings.
    static constexpr qint64 SmallestMoved = 64 << 10; // bytes

    explicit ChunkMemory(qint64 size);
    ~ChunkMemory();

    [[nodiscard]] char *data() const { return m_bytes; }
    [[nodiscard]] bool canMove() const { return m_mapped > 0; }
    [[nodiscard]] qint64 size() const { return m_size; }

    // By the writer, which has written its last byte. 0, or an errno: then nothing has changed.
    [[nodiscard]] int moveTo(const std::shared_ptr<SpoolFile> &file);
    void strand(const std::shared_ptr<SpoolFile> &file); // it found no room and stays as it is

private:
    const qint64 m_size;
    const qint64 m_mapped; // in whole pages; 0: from the heap
    char *const m_bytes;
    std::shared_ptr<SpoolFile> m_file; // null: nothing has been moved
    qint64 m_offset = -1; // in the file; -1: stranded
};

} // namespace runwatch
