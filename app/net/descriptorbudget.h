// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QtGlobal>

#include <atomic>

namespace runwatch {

// Raises how many files this process may have open as far as it may without asking: at the start
// of main(), since each connection takes two and 256 or 1 024 are soon used up.
void raiseDescriptorLimit();

// How many files may be open, and how many are. `limit` 0: nobody knows.
struct DescriptorUse
{
    int limit = 0;
    int inUse = 0;

    [[nodiscard]] bool isNearLimit() const { return limit > 0 && limit - inUse < limit / 10; }
    // How many more connections may be opened.
    [[nodiscard]] int connectionsLeft() const;
};

// Keeps connections from using up the process's descriptors: without one, an event loop cannot be
// made, and Qt ends the process. It is a matter of the whole process, so it is counted, but now
// and then, and estimated in between. Lives in the stream thread; use() may be called anywhere.
class DescriptorBudget final
{
    Q_DISABLE_COPY_MOVE(DescriptorBudget)

public:
    static constexpr int PerConnection = 2; // its socket, and what wakes the thread that reads it
    static constexpr int Reserve = 32; // for files, dialogs, the desktop, and for cancel requests: those do not ask

    DescriptorBudget() = default;

    // Whether one more connection may be opened. If so it counts until giveBack().
    [[nodiscard]] bool take();
    void giveBack();

    [[nodiscard]] DescriptorUse use() const { return {m_limit, m_inUse}; }

private:
    [[nodiscard]] bool hasRoom() const;
    void measure();
    void estimate();

    int m_connections = 0;
    int m_others = 0; // what is open beside them, as last counted
    int m_taken = 0; // since then
    QElapsedTimer m_sinceMeasured;
    QElapsedTimer m_sinceTaken;
    std::atomic<int> m_limit = 0;
    std::atomic<int> m_inUse = 0;
};

} // namespace runwatch
