// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/chunkmemory.h"

#include "app/log/spoolfile.h"

#include <new>

#include <sys/mman.h>
#include <unistd.h>

namespace runwatch {

namespace {

qint64 wholePages(qint64 size)
{
    static const qint64 page = ::sysconf(_SC_PAGESIZE);
    return size < ChunkMemory::SmallestMoved ? 0 : (size + page - 1) / page * page;
}

char *newBytes(qint64 size, qint64 mapped)
{
    if (mapped == 0)
        return new char[size_t(size)];
    void *const bytes = ::mmap(nullptr, size_t(mapped), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED)
        throw std::bad_alloc(); // as new does
    return static_cast<char *>(bytes);
}

} // namespace

ChunkMemory::ChunkMemory(qint64 size)
    : m_size(size)
    , m_mapped(wholePages(size))
    , m_bytes(newBytes(size, m_mapped))
{
}

ChunkMemory::~ChunkMemory()
{
    if (m_file && m_offset >= 0) {
        m_file->letGo(m_bytes, m_mapped, m_offset);
        return;
    }
    if (m_file)
        m_file->addStranded(-m_mapped);
    if (m_mapped > 0)
        ::munmap(m_bytes, size_t(m_mapped));
    else
        delete[] m_bytes;
}

int ChunkMemory::moveTo(const std::shared_ptr<SpoolFile> &file)
{
    qint64 offset = 0;
    const int error = file->moveHere(m_bytes, m_mapped, &offset);
    if (error == 0) {
        m_file = file;
        m_offset = offset;
    }
    return error;
}

void ChunkMemory::strand(const std::shared_ptr<SpoolFile> &file)
{
    m_file = file;
    file->addStranded(m_mapped);
}

} // namespace runwatch
