// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/eventstore.h"
#include "app/teach/eventkinds.h"
#include "app/teach/preview.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>

namespace runwatch {

// Tries a profile on the newest events of a store, in a thread of the pool; never two at once.
class Trial final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Trial)

public:
    struct Result
    {
        StreamSample sample;
        Preview preview;
        QList<EventKind> kinds;
    };

    explicit Trial(QObject *parent = nullptr);

    // When one is under way, the newest asked for follows it.
    void start(std::shared_ptr<const EventStore> events, const Profile &profile, const QString &title);

signals:
    void done(const runwatch::Trial::Result &result);

private:
    struct Question
    {
        std::shared_ptr<const EventStore> events;
        std::shared_ptr<const Profile> profile;
        QString title;
    };

    void run(const Question &question);
    void finish();

    QFutureWatcher<Result> m_watcher;
    std::unique_ptr<Question> m_next;
    bool m_isBusy = false;
};

} // namespace runwatch
