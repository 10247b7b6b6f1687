// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace runwatch {

// SIGINT and SIGTERM as a Qt signal, and the promise to be gone soon after: should
// the program still stand a second later, because nobody reads its output, say,
// the process ends. One at a time; on systems without Unix signals it never speaks.
// It also has SIGPIPE ignored: a closed output is told by write().
class Interrupt final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Interrupt)

public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

signals:
    void requested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
    int m_reader = -1;
};

} // namespace runwatch
