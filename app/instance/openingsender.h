// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/instance/openingmessage.h"

#include <QLocalSocket>
#include <QTimer>

namespace runwatch {

// Hands an opening to the window that is open. It waits only so long for it, and never leaves the
// same opening to two windows: until the window says Ready it may be opened here, and after Go
// never.
class OpeningSender final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OpeningSender)

public:
    enum class Outcome : quint8 {
        Taken,
        NoWindow, // none is open
        Silent, // one is, and does not answer
        OtherVersion, // of Runwatch, one that does not understand this one
        Refused, // it cannot be handed over, such as a body of more than LongestBody
        Unknown, // it was told to take it and has not said that it did: it may be open or not
    };
    Q_ENUM(Outcome)

    static constexpr int DefaultPatience = 3'000;

    // `patience`: ms until Ready. Taken is waited for ten times as long: many streams may have to be
    // opened before, and nothing else can be done any more.
    explicit OpeningSender(int patience = DefaultPatience, QObject *parent = nullptr);

    void send(const Opening &opening, const QString &address); // once

signals:
    // Emitted once, last; possibly before send() returns.
    void finished(runwatch::OpeningSender::Outcome outcome);

private:
    void sendMessage();
    void takeAnswers();
    void takeAnswer(Answer answer);
    void giveUp();
    void finish(Outcome outcome);

    QLocalSocket m_socket;
    QTimer m_patience;
    QByteArray m_message;
    bool m_hasSaidGo = false;
    bool m_isFinished = false;
};

} // namespace runwatch
