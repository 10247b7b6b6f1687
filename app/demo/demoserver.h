// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QUrl>

namespace runwatch {

// The sample server behind --demo: real HTTP/1.1 with chunked bodies on
// 127.0.0.1, on a free port. Driven by timers, it blocks nothing.
class DemoServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoServer)

public:
    // What a newcomer should see first.
    struct Sample
    {
        QByteArray method;
        QUrl url;
        QByteArray body;
        QByteArray token;
    };

    explicit DemoServer(QObject *parent = nullptr);

    // False when 127.0.0.1 cannot be listened on; errorString() says why.
    [[nodiscard]] bool listen();
    [[nodiscard]] QString errorString() const;
    [[nodiscard]] QUrl origin() const;
    [[nodiscard]] QList<Sample> samples() const;
};

} // namespace runwatch
