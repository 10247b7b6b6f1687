// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QtGlobal>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace runwatch {

class ChunkMemory;
class SpoolFile;

// How a spool keeps house. Sizes are bytes.
struct SpoolOptions
{
    QString folder; // for its file; empty: SpoolFile finds one
    qint64 limit = qint64(4) << 30; // of all chunks of all stores
    qint64 strandedLimit = 16 << 20; // of what is kept in memory since the file has no room
    qint64 settledAfter = 64 << 20; // so much must go well before the file counts as having room again
};

// Where the chunks of all stores of a program go when they are full: one file, and one limit. The oldest chunk of
// any store goes when there are too many, or no room on the disk. All its stores have the same writer thread, which
// alone calls what is said to be the writer's; it outlives none of them, since they share it.
class Spool final
{
    Q_DISABLE_COPY_MOVE(Spool)

public:
    // A store with chunks, each of an age. Asked and told in the writer's thread.
    class Tenant
    {
    public:
        [[nodiscard]] virtual std::optional<quint64> oldestAge() const = 0;
        virtual void dropOldest() = 0;

    protected:
        ~Tenant() = default;
    };

    // What is wrong with the file, or was last.
    struct Trouble
    {
        int error = 0; // errno
        qint64 used = 0; // bytes that it held then
    };

    explicit Spool(SpoolOptions options = {});
    ~Spool();

    void enter(Tenant *tenant); // any thread, as leave()
    void leave(Tenant *tenant);

    // These by the writer. Ages rise; the youngest chunk of all is never dropped.
    [[nodiscard]] quint64 nextAge() { return ++m_youngest; }
    void settle(ChunkMemory &memory); // it is full: into the file with it
    void keepBelowLimit();
    [[nodiscard]] qint64 largestChunk() const; // what is not yet in the file must stay small, however many stores there are
    [[nodiscard]] Trouble trouble() const { return m_trouble; }

    // Any thread. Odd while the file has no room; it rises by one each time that changes.
    [[nodiscard]] int episode() const { return m_episode; }
    void count(qint64 bytes) { m_total += bytes; } // that a store has got, or less than 0: given up
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] const SpoolFile &file() const { return *m_file; }

private:
    [[nodiscard]] bool dropOldest(); // false: there is none
    void note(int error, qint64 size);

    const SpoolOptions m_options;
    const std::shared_ptr<SpoolFile> m_file;
    std::atomic<qint64> m_total = 0;
    std::atomic<int> m_episode = 0;
    std::atomic<quint64> m_youngest = 0;
    Trouble m_trouble; // this and the next are the writer's
    qint64 m_wentWell = 0; // bytes since the last trouble

    mutable std::mutex m_mutex; // guards the tenants, and keeps them while they are asked
    std::vector<Tenant *> m_tenants;
};

} // namespace runwatch
