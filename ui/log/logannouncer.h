// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

class QWidget;

namespace runwatch {

// Tells a screen reader of new errors in the log: the first at once, then one sentence a second at most.
// Says nothing while its speaker is not to be seen.
class LogAnnouncer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogAnnouncer)

public:
    explicit LogAnnouncer(QWidget *speaker);

    void takeErrors(qint64 count, const QString &newest);
    void forget(); // what has not been said yet

signals:
    void announced(const QString &sentence);

private:
    static constexpr int Pause = 1'000; // ms

    void announce();

    QWidget *m_speaker;
    qint64 m_errors = 0;
    QString m_newest;
    QTimer m_pause;
};

} // namespace runwatch
