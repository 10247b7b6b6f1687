// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/stream/seenevents.h"

#include <QTest>

using namespace runwatch;
using Verdict = SeenEvents::Verdict;

class TestSeenEvents final : public QObject
{
    Q_OBJECT

private slots:
    void leavesOutWhatIsRepeatedUpToTheFirstNewEvent()
    {
        SeenEvents seen;
        for (const char *id : {"a", "b", "c"})
            QCOMPARE(take(seen, id), Verdict::New);
        seen.beginConnection();
        QCOMPARE(take(seen, "b"), Verdict::Repeated);
        QCOMPARE(take(seen, "c"), Verdict::Repeated);
        QCOMPARE(take(seen, "d"), Verdict::New);
        QCOMPARE(take(seen, "b"), Verdict::New); // late, but this is no replay any more
        QVERIFY(seen.areUnique());
    }

    void leavesNothingOutOnTheFirstConnection()
    {
        SeenEvents seen;
        seen.beginConnection();
        QCOMPARE(take(seen, "1"), Verdict::New);
        QCOMPARE(take(seen, "1"), Verdict::New);
    }

    // Kestra: every event of a run has the id "progress".
    void trustsNoIdThatComesTwiceOnOneConnection()
    {
        SeenEvents seen;
        QCOMPARE(take(seen, "progress"), Verdict::New);
        QCOMPARE(take(seen, "progress"), Verdict::New);
        QVERIFY(!seen.areUnique());
        seen.beginConnection();
        QCOMPARE(take(seen, "progress"), Verdict::New);
    }

    // A server that was restarted counts from 1 again.
    void tellsAnIdUsedAgainForAnotherEvent()
    {
        SeenEvents seen;
        for (const char *id : {"1", "2", "3"})
            QCOMPARE(take(seen, id), Verdict::New);
        seen.beginConnection();
        QCOMPARE(take(seen, "1", "other"), Verdict::IdReused);
        QCOMPARE(take(seen, "2", "other"), Verdict::New);
        seen.beginConnection();
        QCOMPARE(take(seen, "2", "other"), Verdict::Repeated);
        QCOMPARE(take(seen, "3", "other"), Verdict::New);
    }

    void remembersNumbersForEver()
    {
        SeenEvents seen;
        const int many = 200'000;
        for (int id = 0; id < many; ++id)
            QCOMPARE(take(seen, QByteArray::number(id)), Verdict::New);
        seen.beginConnection();
        for (int id = 0; id < many; ++id)
            QCOMPARE(take(seen, QByteArray::number(id)), Verdict::Repeated);
        QCOMPARE(take(seen, QByteArray::number(many)), Verdict::New);
    }

    void tellsARestartAfterAnyNumberOfEvents()
    {
        SeenEvents seen;
        for (int id = 0; id < 50'000; ++id)
            QCOMPARE(take(seen, QByteArray::number(id)), Verdict::New);
        seen.beginConnection();
        QCOMPARE(take(seen, "0", "other"), Verdict::IdReused);
        QCOMPARE(take(seen, "1", "other"), Verdict::New);
    }

    void trustsIdsAgainOnTheNextConnection()
    {
        SeenEvents seen;
        for (const char *id : {"a", "a"})
            QCOMPARE(take(seen, id), Verdict::New);
        seen.beginConnection();
        for (const char *id : {"a", "b"})
            QCOMPARE(take(seen, id), Verdict::New);
        seen.beginConnection();
        QCOMPARE(take(seen, "b"), Verdict::Repeated);
    }

    void remembersTheNewestOfOtherIds()
    {
        SeenEvents seen;
        const int many = 100'000;
        for (int id = 0; id < many; ++id)
            QCOMPARE(take(seen, "id-" + QByteArray::number(id)), Verdict::New);
        seen.beginConnection();
        for (int id = many - 4'096; id < many; ++id)
            QCOMPARE(take(seen, "id-" + QByteArray::number(id)), Verdict::Repeated);
    }

private:
    static Verdict take(SeenEvents &seen, const QByteArray &id, const QByteArray &data = "data")
    {
        return seen.take({"message", data, id, true});
    }
};

QTEST_GUILESS_MAIN(TestSeenEvents)
#include "tst_seenevents.moc"
