// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/spoolfile.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QStringList>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace runwatch {

namespace {

constexpr int MostMappings = 40'000; // Linux allows a program 65 530 unless told otherwise

bool isInMemory(const QString &folder)
{
    struct statfs facts{};
    constexpr quint32 tmpfs = 0x01021994;
    constexpr quint32 ramfs = 0x858458f6;
    return ::statfs(QFile::encodeName(folder).constData(), &facts) == 0
        && (quint32(facts.f_type) == tmpfs || quint32(facts.f_type) == ramfs);
}

QStringList foldersToTry(const QString &given)
{
    if (!given.isEmpty())
        return {given};
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    if (!cache.isEmpty())
        QDir().mkpath(cache);
    QStringList folders{cache, QStringLiteral("/var/tmp"), QDir::tempPath()};
    folders.removeAll(QString());
    std::stable_partition(folders.begin(), folders.end(), [](const QString &folder) { return !isInMemory(folder); });
    return folders;
}

// A descriptor, or -1 and errno.
int openWithoutName(const QString &folder)
{
    const QByteArray path = QFile::encodeName(folder);
    const int descriptor = ::open(path.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL))
        return descriptor;
    QByteArray name = path + "/runwatch-XXXXXX"; // a file system that has no files without names
    const int named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0)
        ::unlink(name.constData());
    return named;
}

// Beyond this limit the kernel would not only refuse, but send a signal.
bool isBeyondFileLimit(qint64 end)
{
    rlimit limit{};
    return ::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY && quint64(end) > limit.rlim_cur;
}

// Maps a part of the file over memory that others read meanwhile, at one blow: they see the same bytes before and
// after. Answers false with errno. ThreadSanitizer takes mmap() for writing there, so it is not asked.
bool mapOver(char *bytes, qint64 size, int descriptor, qint64 offset)
{
#ifdef __SANITIZE_THREAD__
    return ::syscall(SYS_mmap, bytes, size_t(size), PROT_READ, MAP_SHARED | MAP_FIXED, descriptor, offset) != -1;
#else
    return ::mmap(bytes, size_t(size), PROT_READ, MAP_SHARED | MAP_FIXED, descriptor, offset) != MAP_FAILED;
#endif
}

} // namespace

SpoolFile::SpoolFile(QString folder)
    : m_folder(std::move(folder))
{
}

SpoolFile::~SpoolFile()
{
    if (m_thread.joinable()) {
        {
            const std::scoped_lock lock(m_mutex);
            m_isOver = true;
        }
        m_hasCome.notify_one();
        m_thread.join();
    }
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

int SpoolFile::open()
{
    int error = ENOENT;
    for (const QString &folder : foldersToTry(m_folder)) {
        m_descriptor = openWithoutName(folder);
        if (m_descriptor >= 0) {
            m_thread = std::thread([this] { takeBackWhatComes(); });
            return 0;
        }
        error = errno;
    }
    return error;
}

int SpoolFile::moveHere(char *bytes, qint64 size, qint64 *offset)
{
    takeBack(); // its space may be what is wanted
    {
        const std::scoped_lock lock(m_mutex);
        if (m_descriptor < 0)
            if (const int error = open())
                return error;
        if (m_mappings >= MostMappings)
            return ENOMEM;
        *offset = takeOffset(size);
        ++m_mappings;
    }
    int error = fill(bytes, size, *offset);
    if (error == 0 && !mapOver(bytes, size, m_descriptor, *offset))
        error = errno;
    if (error == 0) {
        m_used += size;
        return 0;
    }
    ::fallocate(m_descriptor, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, *offset, size); // a part may have been given
    const std::scoped_lock lock(m_mutex);
    freeOffset(*offset, size);
    --m_mappings;
    return error;
}

int SpoolFile::fill(const char *bytes, qint64 size, qint64 offset) const
{
    if (isBeyondFileLimit(offset + size))
        return EFBIG;
    while (::fallocate(m_descriptor, 0, offset, size) != 0) {
        if (errno == EOPNOTSUPP || errno == ENOSYS)
            break; // then writing alone must do
        if (errno != EINTR)
            return errno;
    }
    for (qint64 written = 0; written < size;) {
        const ssize_t now = ::pwrite(m_descriptor, bytes + written, size_t(size - written), offset + written);
        if (now < 0 && errno != EINTR)
            return errno;
        if (now == 0)
            return EIO;
        written += std::max<ssize_t>(now, 0);
    }
    return 0;
}

void SpoolFile::letGo(char *bytes, qint64 size, qint64 offset)
{
    m_used -= size;
    {
        const std::scoped_lock lock(m_mutex);
        m_letGo.push_back({bytes, size, offset});
    }
    m_hasCome.notify_one();
}

void SpoolFile::takeBack()
{
    const std::scoped_lock taking(m_takingBack);
    std::vector<Part> parts;
    {
        const std::scoped_lock lock(m_mutex);
        parts = std::exchange(m_letGo, {});
    }
    for (const Part &part : parts) {
        ::munmap(part.bytes, size_t(part.size));
        // Where the file system knows no holes, the part is written over some time.
        ::fallocate(m_descriptor, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, part.offset, part.size);
        const std::scoped_lock lock(m_mutex);
        freeOffset(part.offset, part.size);
        --m_mappings;
    }
}

void SpoolFile::takeBackWhatComes()
{
    std::unique_lock lock(m_mutex);
    while (!m_isOver || !m_letGo.empty()) {
        if (m_letGo.empty()) {
            m_hasCome.wait(lock);
            continue;
        }
        lock.unlock();
        takeBack();
        lock.lock();
    }
}

qint64 SpoolFile::takeOffset(qint64 size)
{
    const auto fits = [size](const auto &free) { return free.second >= size; };
    const auto found = std::find_if(m_free.begin(), m_free.end(), fits);
    if (found == m_free.end())
        return std::exchange(m_end, m_end + size);
    const auto [offset, length] = *found;
    m_free.erase(found);
    if (length > size)
        m_free.emplace(offset + size, length - size);
    return offset;
}

// Joined with the free parts beside it.
void SpoolFile::freeOffset(qint64 offset, qint64 size)
{
    auto next = m_free.lower_bound(offset);
    if (next != m_free.end() && next->first == offset + size) {
        size += next->second;
        next = m_free.erase(next);
    }
    if (next != m_free.begin()) {
        const auto before = std::prev(next);
        if (before->first + before->second == offset) {
            offset = before->first;
            size += before->second;
            m_free.erase(before);
        }
    }
    if (offset + size == m_end)
        m_end = offset;
    else
        m_free.emplace(offset, size);
}

qint64 SpoolFile::spaceOnDisk() const
{
    struct stat facts{};
    return m_descriptor >= 0 && ::fstat(m_descriptor, &facts) == 0 ? qint64(facts.st_blocks) * 512 : 0;
}

} // namespace runwatch
