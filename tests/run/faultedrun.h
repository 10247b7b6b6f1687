// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/run/session.h"
#include "tests/support/faultproxy.h"
#include "tests/support/scriptedserver.h"

#include <QByteArrayList>
#include <QStringList>

#include <atomic>
#include <functional>
#include <memory>

namespace runwatch {

// One of the four ways on which every cell of the fault matrix is walked.
struct Way
{
    bool isTls = false;
    bool isPost = false;
};

[[nodiscard]] QList<Way> allWays();
[[nodiscard]] QByteArray nameOf(const Way &way); // "TLS POST"

// What everybody has seen of a run when it is over.
struct Outcome
{
    JobState state = JobState::Connecting; // the row's
    QStringList lines; // of the log, the server's: none lost, none doubled
    QStringList marks; // of the log, ours: "Disconnected ConnectionCut 200"; no times, no texts
    QByteArrayList askedFrom; // the Last-Event-ID of each request for the stream, in order
};

void compare(const Outcome &seen, const Outcome &expected); // QCOMPARE, field by field

// A run of five lines and an end, `ids` 1 to 6, on a stream with a fault proxy in the way. The
// server goes on after the Last-Event-ID it is asked from.
class FaultedRun final
{
    Q_DISABLE_COPY_MOVE(FaultedRun)

public:
    static constexpr int Patience = 10'000; // ms

    explicit FaultedRun(const Way &way, const SessionOptions &options = quickOptions());

    // Reconnects after 1 ms, and no other clock comes into play.
    [[nodiscard]] static SessionOptions quickOptions();
    [[nodiscard]] static QByteArray event(int number); // 1 to 6, as it is sent
    [[nodiscard]] static QStringList lines(int count); // of the first events
    [[nodiscard]] static ServerScript goOnAfter(int number,
                                                ServerScript script = ServerScript::eventStream());

    void open(const ServerScript &firstAnswer);
    void mend(); // what the server answers from now on
    void sleep(); // this machine does, for an hour
    void cancel();
    void reconnectNow();
    [[nodiscard]] bool waitFor(const std::function<bool()> &condition, int patience = Patience) const;

    [[nodiscard]] Job job() const;
    [[nodiscard]] StreamStatus stream() const;
    [[nodiscard]] Outcome outcome() const;
    [[nodiscard]] bool isOpen() const { return stream().connection == StreamStatus::Connection::Open; }
    // Over, and every connection is closed.
    [[nodiscard]] bool isSettled() const { return stream().isOver && server.openConnections() == 0; }

    ScriptedServer server;
    FaultProxy proxy;
    StreamRequest request;

private:
    [[nodiscard]] SessionOptions withClocks(SessionOptions options);

    std::shared_ptr<std::atomic<qint64>> m_slept; // ms
    Session m_session;
    RunId m_run = RunId::None;
};

} // namespace runwatch

Q_DECLARE_METATYPE(runwatch::Way)
Q_DECLARE_METATYPE(runwatch::Outcome)
