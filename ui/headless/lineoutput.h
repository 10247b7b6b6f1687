// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>

#include <atomic>
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
    // The reader has gone. Once, from the thread that wrote.
    void closed();

private:
    const int m_descriptor;
    std::mutex m_mutex;
    std::atomic<bool> m_isClosed = false;
};

} // namespace runwatch
