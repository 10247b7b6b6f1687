// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/teach/trial.h"

#include <QPromise>
#include <QThreadPool>

namespace runwatch {

Trial::Trial(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcher<Result>::finished, this, &Trial::finish);
}

void Trial::start(std::shared_ptr<const EventStore> events, const Profile &profile, const QString &title)
{
    Question question{std::move(events), std::make_shared<Profile>(profile), title};
    if (m_isBusy)
        m_next = std::make_unique<Question>(std::move(question));
    else
        run(question);
}

void Trial::run(const Question &question)
{
    m_isBusy = true;
    const auto promise = std::make_shared<QPromise<Result>>();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, question] {
        promise->start();
        Result result;
        result.sample = StreamSample(*question.events);
        result.preview = previewOf(result.sample.events(), question.profile, question.title);
        result.kinds = eventKinds(result.sample, result.preview.notUnderstood);
        promise->addResult(std::move(result));
        promise->finish();
    });
}

void Trial::finish()
{
    m_isBusy = false;
    const Result result = m_watcher.result();
    if (const std::unique_ptr<Question> next = std::exchange(m_next, nullptr))
        run(*next);
    emit done(result);
}

} // namespace runwatch
