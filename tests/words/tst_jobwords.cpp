// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/jobwords.h"

#include <QMetaEnum>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Start = 1'800'000'000'000;

Job uploadJob()
{
    Job job;
    job.title = u"Nightly import"_s;
    job.state = JobState::Running;
    job.progress = 63.4;
    job.phases = {{u"Fetch"_s, PhaseState::Completed, 100.0, Start, Start}, {u"Upload"_s, PhaseState::Running, 20.0, Start, 0}};
    job.currentPhase = 1;
    job.message = u"Sending block 7"_s;
    job.startedAt = Start;
    return job;
}

} // namespace

class TestJobWords final : public QObject
{
    Q_OBJECT

private slots:
    void everyStateHasItsOwnWord()
    {
        QSet<QString> words;
        const auto states = QMetaEnum::fromType<JobState>();
        for (int i = 0; i < states.keyCount(); ++i)
            words.insert(stateWord(JobState(states.value(i))));
        QCOMPARE(words.size(), states.keyCount());
        QVERIFY(!words.contains(QString()));
    }

    void aRowReadsAsOneSentence()
    {
        QCOMPARE(jobSentence(uploadJob(), nullptr, Start + 65'000),
                 u"Nightly import, Running, 63 percent, phase 2 of 2 Upload, Sending block 7, for 1 min"_s);
    }

    void theUnknownIsLeftOut()
    {
        Job job;
        job.title = u"hub"_s;
        QCOMPARE(progressText(job), QString());
        QCOMPARE(phaseText(job), QString());
        QCOMPARE(resultsText(job), QString());
        QCOMPARE(jobSentence(job, nullptr, Start), u"hub, Connecting, for 0 s"_s);
    }

    void aCountIsNoPercentage()
    {
        Job job;
        job.count = 412;
        QCOMPARE(progressText(job), u"412 done"_s);
    }

    void ninetyNineAndAHalfIsNotAHundred()
    {
        Job job = uploadJob();
        job.progress = 99.0;
        QCOMPARE(progressText(job), u"99 %"_s);
        job.progress = 0.29 * 100;
        QCOMPARE(progressText(job), u"29 %"_s); // 28.999999999999996
    }

    void aDoubtfulCompletionShowsTheArithmetic()
    {
        Job job = uploadJob();
        job.state = JobState::CompletedWithErrors;
        job.progress = 87;
        job.results = BatchResults{4, 1, 10, {}, 0};
        QCOMPARE(completionDoubt(job), u"complete at 87 %, 4 + 1 of 10"_s);
        job.progress = 100;
        job.results->total = 5;
        QCOMPARE(completionDoubt(job), QString());
    }

    void aLostJobSaysWhatBecameOfTheConnection()
    {
        Job job = uploadJob();
        job.state = JobState::Lost;
        StreamStatus stream;
        stream.lastEnd = {StreamEnd::Kind::ConnectionCut, 0, {}};
        QVERIFY(jobMessage(job, &stream, Start).contains(u"cut"_s));
    }

    void aCancelledJobSaysThatTheServerMayGoOn()
    {
        Job job = uploadJob();
        job.state = JobState::Cancelled;
        QCOMPARE(jobMessage(job, nullptr, Start), u"Sending block 7"_s); // the server's own word: nothing to add
        job.cancelReach = Job::CancelReach::ConnectionClosed;
        QCOMPARE(jobMessage(job, nullptr, Start), u"Connection closed; the server may go on. Last: Sending block 7"_s);
    }

    void theSentenceSaysHowItWasCancelled()
    {
        Job job = uploadJob();
        job.state = JobState::Cancelled;
        job.endedAt = Start + 5'000;
        QCOMPARE(stateText(job, nullptr, Start), u"Cancelled"_s);
        job.cancelReach = Job::CancelReach::ServerConfirmed;
        QVERIFY(jobSentence(job, nullptr, Start).startsWith(u"Nightly import, Cancelled (server confirmed), "_s));
        job.cancelReach = Job::CancelReach::ConnectionClosed;
        QVERIFY(jobSentence(job, nullptr, Start).startsWith(u"Nightly import, Cancelled (connection closed), "_s));
        QVERIFY(!jobSentence(job, nullptr, Start).contains(u"go on"_s)); // said already
    }

    void aCutJobCountsDownToTheNextAttempt()
    {
        Job job = uploadJob();
        job.state = JobState::Reconnecting;
        StreamStatus stream;
        stream.connection = StreamStatus::Connection::Waiting;
        stream.nextAttemptAt = Start + 4'000;
        stream.attemptInRow = 2;
        stream.lastEnd.kind = StreamEnd::Kind::ConnectionCut;
        QCOMPARE(jobMessage(job, &stream, Start),
                 u"Reconnecting in 4 s (3). The connection was cut in the middle of the stream."_s);
        QVERIFY(jobSentence(job, &stream, Start).contains(u"Reconnecting in 4 s (3)"_s));
        stream.connection = StreamStatus::Connection::Paused;
        QCOMPARE(stateText(job, &stream, Start), u"Paused"_s);
        QCOMPARE(jobMessage(job, &stream, Start), u"The server is paused here, until you go on."_s);
    }

    void aSilentStreamIsSaidBeforeTheLastWords()
    {
        const Job job = uploadJob();
        StreamStatus stream;
        stream.connection = StreamStatus::Connection::Open;
        stream.openedAt = stream.lastEventAt = stream.lastByteAt = stream.lastLineAt = Start;
        QCOMPARE(stateText(job, &stream, Start + 14'000), u"Running"_s);
        QCOMPARE(stateText(job, &stream, Start + 16'000), u"Running · quiet"_s);
        QCOMPARE(jobMessage(job, &stream, Start + 16'000), u"Sending block 7"_s);
        QVERIFY(jobSentence(job, &stream, Start + 16'000).startsWith(u"Nightly import, Running, quiet for 16 s, "_s));
        QCOMPARE(jobMessage(job, &stream, Start + 180'000), u"No bytes for 3 min. Last: Sending block 7"_s);
    }

    void anUnansweredRequestIsSaidInTheRow()
    {
        Job job;
        StreamStatus stream;
        stream.attemptInRow = 1;
        QCOMPARE(jobMessage(job, &stream, Start), QString());
        stream.sentAt = Start - 20'000;
        QCOMPARE(jobMessage(job, &stream, Start), u"No answer yet for 20 s."_s);
    }

    void anEarlyEndKeepsTheServersLastWords()
    {
        Job job = uploadJob();
        job.state = JobState::EndedEarly;
        QCOMPARE(jobMessage(job, nullptr, Start), u"The stream ended without completion. Last: Sending block 7"_s);
    }
};

QTEST_GUILESS_MAIN(TestJobWords)
#include "tst_jobwords.moc"
