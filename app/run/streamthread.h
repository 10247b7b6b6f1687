// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QThread>

#include <atomic>

namespace runwatch {

// The thread all streams are read in. Each connection has a thread inside Qt that wakes this one
// for every piece it has read. With many streams this one rests a moment before it waits for
// more, and then finds the pieces of many at once: an event and a cancel come that much later,
// and a thousand events a second cost two hundred awakenings.
class StreamThread final : public QThread
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StreamThread)

public:
    static constexpr int Many = 64; // streams: fewer are not worth a rest
    static constexpr int RestTime = 5; // ms

    explicit StreamThread(QObject *parent = nullptr);

    void setStreams(int count); // any thread

protected:
    void run() override;

private:
    void rest() const;

    std::atomic<int> m_streams = 0;
};

} // namespace runwatch
