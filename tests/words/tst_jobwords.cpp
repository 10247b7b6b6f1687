// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/jobwords.h"

#include <QMetaEnum>
#include <QTest>

#include <limits>

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
    job.phases = {Phase{.name = u"Fetch"_s, .state = PhaseState::Completed, .progress = 100.0, .startedAt = Start, .endedAt = Start}, Phase{.name = u"Upload"_s, .state = PhaseState::Running, .progress = 20.0, .startedAt = Start}};
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

    void progressIsToldAsItWasSent_data()
    {
        QTest::addColumn<ProgressReading>("reading");
        QTest::addColumn<Job::Unit>("unit");
        QTest::addColumn<QString>("text");
        using Scale = ProgressReading::Scale;
        QTest::newRow("fraction") << ProgressReading{.value = 0.63} << Job::Unit::Fraction << u"0.63, read as 0 to 1"_s;
        QTest::newRow("percent") << ProgressReading{.value = 63} << Job::Unit::Percent << u"63, read as 0 to 100"_s;
        QTest::newRow("undecided") << ProgressReading{.value = 1} << Job::Unit::Undecided << u"1, read as 0 to 100"_s;
        QTest::newRow("ratio") << ProgressReading{.value = 126, .total = 200, .scale = Scale::Ratio} << Job::Unit::Undecided << u"126 of 200"_s;
        QTest::newRow("too much") << ProgressReading{.value = 150} << Job::Unit::Percent << u"150, more than 100"_s;
        QTest::newRow("too much of a ratio") << ProgressReading{.value = 9, .total = 7, .scale = Scale::Ratio} << Job::Unit::Undecided << u"9, more than 7"_s;
        QTest::newRow("too little") << ProgressReading{.value = -5} << Job::Unit::Undecided << u"-5, less than 0"_s;
    }

    void progressIsToldAsItWasSent()
    {
        QFETCH(const ProgressReading, reading);
        QFETCH(const Job::Unit, unit);
        Job job;
        job.progressAsSent = reading;
        job.unit = unit;
        QTEST(progressAsSentText(job), "text");
        Phase phase;
        phase.progressAsSent = reading;
        QTEST(progressAsSentText(phase, unit), "text");
        job.unreadProgress = u"NaN"_s;
        QCOMPARE(progressAsSentText(job), u"NaN, which is no number"_s);
    }

    void aDerivedPercentageSaysSo()
    {
        Job job = uploadJob();
        job.isProgressDerived = true;
        QCOMPARE(progressText(job), u"63 %"_s);
        QCOMPARE(progressAndOrigin(job), u"63 % derived"_s);
        QVERIFY(jobSentence(job, nullptr, Start).contains(u"63 percent derived from its phases"_s));
    }

    void countsAreToldAsTheyAre_data()
    {
        QTest::addColumn<BatchResults>("results");
        QTest::addColumn<QString>("text");
        constexpr qint64 Most = std::numeric_limits<qint64>::max();
        QTest::newRow("no total") << BatchResults{.success = 4, .failed = 1} << u"4 succeeded, 1 failed"_s;
        QTest::newRow("some left") << BatchResults{.success = 4, .failed = 1, .total = 12'345} << u"4 succeeded, 1 failed, 12,340 left"_s;
        QTest::newRow("below 0") << BatchResults{.success = 4, .failed = -2} << u"4 succeeded, -2 failed, a count is below 0"_s;
        QTest::newRow("too many") << BatchResults{.success = 8, .failed = 1, .total = 5} << u"8 succeeded, 1 failed, more than the total 5"_s;
        QTest::newRow("absurd") << BatchResults{.success = Most, .failed = Most}
                                << u"9,223,372,036,854,775,807 succeeded, 9,223,372,036,854,775,807 failed, more than can be counted"_s;
    }

    void countsAreToldAsTheyAre()
    {
        QFETCH(const BatchResults, results);
        Job job;
        job.results = results;
        QTEST(resultsSentence(job), "text");
    }

    void aRatioIsATotalToo()
    {
        Job job = uploadJob();
        job.state = JobState::Completed;
        job.progress = 100;
        job.ratioTotal = 10;
        job.results = BatchResults{.success = 4, .failed = 1};
        QCOMPARE(completionDoubt(job), u"4 + 1 of 10"_s);
        job.results->success = 9;
        QCOMPARE(completionDoubt(job), QString());
        job.results->total = 11; // its own total is nearer
        QCOMPARE(completionDoubt(job), u"9 + 1 of 11"_s);
    }

    void aDoubtfulCompletionShowsTheArithmetic()
    {
        Job job = uploadJob();
        job.state = JobState::CompletedWithErrors;
        job.progress = 87;
        job.results = BatchResults{.success = 4, .failed = 1, .total = 10, .errors = {}};
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
