// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <atomic>
#include <memory>
#include <mutex>

namespace runwatch {

// Standard output, a line at a time, from any thread: a line is written whole
// and at once. A slow reader holds the writer up, and with it the stream: that
// is the pressure that should reach the server.
class LineOutput final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineOutput)

public:
    explicit LineOutput(int descriptor, QObject *parent = nullptr);

    void writeLine(const QByteArray &line); // without its line feed; nothing once closed
    [[nodiscard]] bool isClosed() const { return m_isClosed; }

signals:
    // The reader has gone. Once, from the thread that wrote, or at once when it is a pipe that is left.
    void closed();

private:
    void watchReader();
    void close(); // with the mutex held

    const int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_reader; // of a pipe
    std::mutex m_mutex;
    std::atomic<bool> m_isClosed = false;
};

} // namespace runwatch
