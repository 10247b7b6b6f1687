// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpServer>

#include <functional>

namespace runwatch {

// Hands every connection over as the descriptor it came as.
class Listener final : public QTcpServer
{
public:
    Listener(std::function<void(qintptr)> take, QObject *parent)
        : QTcpServer(parent)
        , m_take(std::move(take))
    {
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_take(descriptor); }

private:
    std::function<void(qintptr)> m_take;
};

} // namespace runwatch
