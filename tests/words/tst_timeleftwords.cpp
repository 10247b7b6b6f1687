// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/englishplurals.h"
#include "ui/words/jobwords.h"
#include "ui/words/timeleftwords.h"

#include <QCoreApplication>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Now = 1'800'000'000'000; // 08:00:00 in UTC
constexpr qint64 Second = 1'000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;

Job jobWith(qint64 likely, qint64 least = 0, qint64 most = 0)
{
    Job job;
    job.title = u"Nightly import"_s;
    job.state = JobState::Running;
    job.timeLeft = TimeLeft{.likely = likely,
                            .least = least > 0 ? least : likely,
                            .most = most > 0 ? most : likely,
                            .madeAt = Now,
                            .basis = 4 * Minute};
    return job;
}

} // namespace

class TestTimeLeftWords final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(QCoreApplication::installTranslator(&m_plurals)); }

    void isShortInAColumnAndWholeToBeHeard_data()
    {
        QTest::addColumn<Job>("job");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("spoken");
        QTest::newRow("seconds") << jobWith(8 * Second) << u"~8 s"_s << u"about 8 seconds left"_s;
        QTest::newRow("seconds in fives") << jobWith(42 * Second) << u"~40 s"_s << u"about 40 seconds left"_s;
        QTest::newRow("minutes") << jobWith(12 * Minute) << u"~12 m"_s << u"about 12 minutes left"_s;
        QTest::newRow("rounded") << jobWith(119 * Second) << u"~2 m"_s << u"about 2 minutes left"_s;
        QTest::newRow("an hour") << jobWith(Hour) << u"~1 h 0 m"_s << u"about 1 hour left"_s;
        QTest::newRow("hours") << jobWith(Hour + 20 * Minute) << u"~1 h 20 m"_s << u"about 1 hour 20 minutes left"_s;
        QTest::newRow("days") << jobWith(72 * Hour) << u"~3 d"_s << u"about 3 days left"_s;
        QTest::newRow("unstable") << jobWith(12 * Minute, 8 * Minute, 20 * Minute) << u"8–20 m"_s << u"between 8 and 20 minutes left"_s;
        QTest::newRow("unstable, hours") << jobWith(3 * Hour, 2 * Hour, 4 * Hour) << u"2–4 h"_s << u"between 2 and 4 hours left"_s;
        QTest::newRow("nearly stable") << jobWith(12 * Minute, 11 * Minute, 14 * Minute) << u"~12 m"_s << u"about 12 minutes left"_s;
        QTest::newRow("unknown") << Job() << QString() << QString();
    }

    void isShortInAColumnAndWholeToBeHeard()
    {
        QFETCH(const Job, job);
        QTEST(timeLeftText(job, Now), "text");
        QTEST(timeLeftSentence(job, Now), "spoken");
    }

    void countsDown()
    {
        const Job job = jobWith(12 * Minute);
        QCOMPARE(timeLeftText(job, Now + 2 * Minute), u"~10 m"_s);
        QCOMPARE(timeLeftText(job, Now + 11 * Minute), QString()); // without an advance, nobody knows
    }

    void onlyARunningJobHasSome()
    {
        Job job = jobWith(12 * Minute);
        for (const JobState state : {JobState::Queued, JobState::Reconnecting, JobState::Cancelling, JobState::Completed}) {
            job.state = state;
            QCOMPARE(timeLeftText(job, Now), QString());
        }
    }

    void aStalledJobSaysForHowLong()
    {
        Job job = jobWith(12 * Minute);
        job.state = JobState::Stalled;
        job.lastAdvanceAt = Now - 3 * Minute;
        QCOMPARE(timeLeftText(job, Now), u"stalled"_s);
        QCOMPARE(timeLeftBasis(job, Now), u"no progress for 3 min"_s);
        job.usualGap = 4 * Second;
        QCOMPARE(timeLeftBasis(job, Now), u"no progress for 3 min; usual gap 4 s"_s);
        QCOMPARE(timeLeftSentence(job, Now), u"no progress for 3 minutes"_s);
        QVERIFY(jobSentence(job, nullptr, Now).contains(u"no progress for 3 minutes"_s));
    }

    void saysFromWhatItIsMadeAndWhenItWouldEnd()
    {
        QCOMPARE(timeLeftBasis(jobWith(12 * Minute), Now), u"~12 m, from the last 4 min"_s);
        QCOMPARE(timeLeftAndClock(jobWith(12 * Minute), Now), u"~12 m left, at about 08:12"_s);
        QCOMPARE(timeLeftAndClock(jobWith(12 * Minute, 8 * Minute, 20 * Minute), Now), u"8–20 m left"_s);
        QCOMPARE(timeLeftAndClock(Job(), Now), QString());
    }

    void isInTheSentenceOfItsRow()
    {
        QVERIFY(jobSentence(jobWith(12 * Minute), nullptr, Now).contains(u", about 12 minutes left, "_s));
    }

private:
    EnglishPlurals m_plurals;
};

QTEST_GUILESS_MAIN(TestTimeLeftWords)
#include "tst_timeleftwords.moc"
