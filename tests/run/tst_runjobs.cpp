// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logstore.h"
#include "app/run/runjobs.h"
#include "app/run/runlog.h"

#include <QTest>

using namespace runwatch;

namespace {

constexpr qint64 Now = 1'800'000'000'000;

Update updateFor(const QString &key, std::optional<JobState> state = JobState::Running)
{
    Update update;
    update.key = key;
    update.state = state;
    return update;
}

} // namespace

class TestRunJobs final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = std::make_shared<LogStore>();
        m_log = std::make_unique<RunLog>(m_store);
        Job own;
        own.id = {RunId{1}, 0};
        own.title = QStringLiteral("/api/events");
        own.server = QStringLiteral("http://127.0.0.1:1");
        m_jobs = std::make_unique<RunJobs>(own, *m_log);
    }

    void showsTheStreamsOwnRowUntilAKeyedJobComes()
    {
        QCOMPARE(m_jobs->takeChanged().size(), 1);
        m_jobs->apply(updateFor(QStringLiteral("a")), Now);
        QVERIFY(!m_jobs->isStreamsOwnShown());
        const QList<Job> changed = m_jobs->takeChanged();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().key, QStringLiteral("a"));
        QVERIFY(!changed.first().sharesItsStream);
    }

    // {"id": 5, "percent": 50}, and at the end {"id": 5, "result": "success"}
    void anIdIsTheKeyOfAJobThatIsKnown()
    {
        m_jobs->apply(updateFor(QStringLiteral("5")), Now);
        Update end = updateFor({}, JobState::Completed);
        end.keyIfKnown = QStringLiteral("5");
        m_jobs->apply(end, Now);
        QCOMPARE(m_jobs->job(1)->state, JobState::Completed);
        QVERIFY(!m_jobs->isStreamsOwnShown());
        Update other = updateFor({});
        other.keyIfKnown = QStringLiteral("6");
        m_jobs->apply(other, Now);
        QCOMPARE(m_jobs->lastIndex(), 0);
    }

    void keepsTheStreamsOwnRowThatWasFed()
    {
        m_jobs->apply(updateFor({}), Now);
        m_jobs->apply(updateFor(QStringLiteral("a")), Now);
        QVERIFY(m_jobs->isStreamsOwnShown());
        const QList<Job> changed = m_jobs->takeChanged();
        QCOMPARE(changed.size(), 2);
        QVERIFY(changed[0].sharesItsStream);
        QVERIFY(changed[1].sharesItsStream);
    }

    void textThatIsNoUpdateDoesNotFeedTheStreamsOwnRow()
    {
        Update text;
        text.log = Update::Log{.text = "[DONE]"};
        m_jobs->keepUnrecognised(text, Now);
        m_jobs->apply(updateFor(QStringLiteral("a"), JobState::Completed), Now);
        m_jobs->keepUnrecognised(text, Now);
        QVERIFY(!m_jobs->isStreamsOwnShown());
        QCOMPARE(m_jobs->takeChanged().size(), 1);
        m_jobs->endAll(JobState::EndedEarly, Now);
        QCOMPARE(m_jobs->worstEnd(), JobState::Completed);
        QCOMPARE(qint64(m_store->end()), 3); // both texts, and that the job has ended
    }

    void aJobThatDoesNotAdvanceIsStalledUntilItDoes()
    {
        constexpr qint64 Least = 60'000;
        const auto state = [this] { return m_jobs->takeChanged().constLast().state; };
        Update update;
        update.progress = ProgressReading{.value = 10};
        m_jobs->openStream(Now);
        QVERIFY(!m_jobs->markStalled(Now + Least, Least)); // it has said nothing yet
        m_jobs->apply(update, Now);
        QVERIFY(!m_jobs->markStalled(Now + Least - 1, Least));
        m_jobs->apply(update, Now + 30'000); // an event, and no advance
        QVERIFY(m_jobs->markStalled(Now + Least, Least));
        QVERIFY(!m_jobs->markStalled(Now + Least, Least));
        QCOMPARE(state(), JobState::Stalled);
        m_jobs->apply(update, Now + Least);
        QCOMPARE(state(), JobState::Stalled);
        update.progress->value = 11;
        m_jobs->apply(update, Now + Least);
        QCOMPARE(state(), JobState::Running);
        QVERIFY(!m_jobs->markStalled(Now + 4 * Least, Least)); // it is a slow one
        QVERIFY(m_jobs->markStalled(Now + 5 * Least, Least));
    }

    void isPatientWithAJobThatWaitsLongOneTimeInTwenty()
    {
        constexpr qint64 Least = 60'000;
        Update update;
        update.progress = ProgressReading{.value = 0};
        m_jobs->openStream(Now);
        qint64 now = Now;
        for (int i = 0; i < 40; ++i) {
            now += i == 20 ? 50'000 : 4'000; // one long wait is not its usual one
            update.progress->value += 1;
            m_jobs->apply(update, now);
        }
        (void)m_jobs->markStalled(now + Least - 1, Least);
        QCOMPARE(m_jobs->job(0)->state, JobState::Running);
        QVERIFY(m_jobs->markStalled(now + Least, Least));
        const Job job = m_jobs->takeChanged().constLast();
        QCOMPARE(job.state, JobState::Stalled);
        QCOMPARE(job.usualGap, 4'000);
        QVERIFY(!job.timeLeft);
    }

    void eachLineOfAJobWithoutNumbersIsAnAdvance()
    {
        Update line;
        line.log = Update::Log{.text = "still at it"};
        m_jobs->openStream(Now);
        for (int i = 0; i <= 10; ++i)
            m_jobs->apply(line, Now + i * 30'000);
        const qint64 last = Now + 300'000;
        QVERIFY(!m_jobs->markStalled(last + 119'999, 60'000)); // four times its usual wait
        QVERIFY(m_jobs->markStalled(last + 120'000, 60'000));
    }

    void saysHowLongAJobWillTakeWhileItAdvances()
    {
        Update update;
        update.progress = ProgressReading{.value = 0};
        m_jobs->openStream(Now);
        for (int i = 0; i <= 40; ++i) {
            update.progress->value = i;
            m_jobs->apply(update, Now + i * 1'000);
        }
        const auto left = [this] { return m_jobs->job(0)->timeLeft; };
        QVERIFY(left());
        QVERIFY(qAbs(left()->likely - 60'000) < 100);
        QVERIFY(m_jobs->markStalled(Now + 44'000, 60'000)); // not stalled, and no longer sure
        QVERIFY(!left());
        QCOMPARE(m_jobs->job(0)->state, JobState::Running);
        update.progress->value = 41;
        m_jobs->apply(update, Now + 45'000);
        QVERIFY(!left()); // it waited longer than it does
        for (int i = 42; i < 60; ++i) {
            update.progress->value = i;
            m_jobs->apply(update, Now + (i + 4) * 1'000);
        }
        QVERIFY(left());
        m_jobs->loseStream();
        QVERIFY(!left());
        m_jobs->openStream(Now + 64'000);
        QVERIFY(!left());
    }

    void aJobThatEndsOrIsBeingCancelledHasNoTimeLeft()
    {
        Update update;
        for (int i = 0; i <= 80; ++i) {
            update.key = QString::number(i % 2);
            update.progress = ProgressReading{.value = i / 2.0};
            m_jobs->apply(update, Now + i * 1'000);
        }
        QVERIFY(m_jobs->job(1)->timeLeft && m_jobs->job(2)->timeLeft);
        m_jobs->beginCancelling(1);
        QVERIFY(!m_jobs->job(1)->timeLeft);
        m_jobs->apply(updateFor(QStringLiteral("1"), JobState::Completed), Now + 81'000);
        QVERIFY(!m_jobs->job(2)->timeLeft);
    }

    void numbersJobsInOrderOfFirstMention()
    {
        for (const char *key : {"c", "a", "b", "a", "c"})
            m_jobs->apply(updateFor(QString::fromLatin1(key)), Now);
        const QList<Job> changed = m_jobs->takeChanged();
        QCOMPARE(changed.size(), 3);
        for (quint32 i = 0; i < 3; ++i)
            QCOMPARE(changed[i].id.index, i + 1);
        QCOMPARE(changed[0].key, QStringLiteral("c"));
        QVERIFY(m_jobs->takeChanged().isEmpty());
    }

    void haveAllEndedOnlyWhenEveryKeyedJobHas()
    {
        m_jobs->apply(updateFor(QStringLiteral("a"), JobState::Completed), Now);
        m_jobs->apply(updateFor(QStringLiteral("b")), Now);
        QVERIFY(!m_jobs->haveAllEnded());
        m_jobs->apply(updateFor(QStringLiteral("b"), JobState::Failed), Now);
        QVERIFY(m_jobs->haveAllEnded());
        QCOMPARE(m_jobs->worstEnd(), JobState::Failed);
    }

    void aLostStreamIsNotTheEndOfItsJobs()
    {
        m_jobs->apply(updateFor(QStringLiteral("a"), JobState::Queued), Now);
        m_jobs->apply(updateFor(QStringLiteral("b"), JobState::Completed), Now);
        m_jobs->loseStream();
        QList<Job> changed = m_jobs->takeChanged();
        QCOMPARE(changed[0].state, JobState::Reconnecting);
        QCOMPARE(changed[1].state, JobState::Completed);
        m_jobs->openStream(Now);
        changed = m_jobs->takeChanged();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0].state, JobState::Queued);
    }

    void aRefusedStreamLosesTheJobsItHadToldOf()
    {
        m_jobs->apply(updateFor({}), Now);
        m_jobs->endAll(JobState::Refused, Now);
        QCOMPARE(m_jobs->takeChanged().first().state, JobState::Lost);
    }

    void aStreamRefusedFromTheStartIsRefused()
    {
        m_jobs->endAll(JobState::Refused, Now);
        QCOMPARE(m_jobs->takeChanged().first().state, JobState::Refused);
    }

    void aNewAttemptKeepsWhatHasCompleted()
    {
        m_jobs->apply(updateFor(QStringLiteral("a"), JobState::Completed), Now);
        m_jobs->apply(updateFor(QStringLiteral("b"), JobState::Failed), Now);
        m_jobs->startAgain(2, Now);
        const QList<Job> changed = m_jobs->takeChanged();
        QCOMPARE(changed[0].state, JobState::Completed);
        QCOMPARE(changed[1].state, JobState::Connecting);
        QCOMPARE(changed[1].attempt, 2);
        QVERIFY(!m_jobs->haveAllEnded());
    }

    void anOversizedEventStandsInTheRowHeardOfLast()
    {
        m_jobs->apply(updateFor(QStringLiteral("a")), Now);
        m_jobs->countOversized(Now);
        const Job job = m_jobs->takeChanged().first();
        QCOMPARE(job.errors, 1);
        QCOMPARE(job.oversized, 1);
    }

    void jobsBeyondTheLimitAreCountedAndMarkedOnce()
    {
        for (int i = 0; i < RunJobs::MaxJobs + 5; ++i)
            m_jobs->apply(updateFor(QString::number(i + 1)), Now);
        QCOMPARE(m_jobs->notShown(), 5);
        QCOMPARE(m_jobs->takeChanged().size(), RunJobs::MaxJobs);
        int marks = 0;
        const auto lines = m_store->lines(m_store->first(), qsizetype(m_store->end()));
        for (qsizetype i = 0; i < lines.size(); ++i)
            marks += lines[i].kind == LogKind::JobsNotShown ? 1 : 0;
        QCOMPARE(marks, 1);
    }

private:
    std::shared_ptr<LogStore> m_store;
    std::unique_ptr<RunLog> m_log;
    std::unique_ptr<RunJobs> m_jobs;
};

QTEST_GUILESS_MAIN(TestRunJobs)
#include "tst_runjobs.moc"
