// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/outcome.h"

#include <QTest>

using namespace runwatch;

class TestOutcome final : public QObject
{
    Q_OBJECT

private slots:
    void theHeavierEndWins_data()
    {
        QTest::addColumn<JobState>("heavier");
        QTest::addColumn<JobState>("lighter");
        const QList<JobState> order{JobState::Refused,    JobState::Lost,      JobState::Failed,
                                    JobState::EndedEarly, JobState::Cancelled, JobState::CompletedWithErrors,
                                    JobState::Completed,  JobState::Running};
        for (qsizetype i = 0; i < order.size(); ++i) {
            for (qsizetype j = i; j < order.size(); ++j)
                QTest::addRow("%d over %d", int(i), int(j)) << order[i] << order[j];
        }
    }

    void theHeavierEndWins()
    {
        QFETCH(const JobState, heavier);
        QFETCH(const JobState, lighter);
        QCOMPARE(worstOf(heavier, lighter), heavier);
        QCOMPARE(worstOf(lighter, heavier), heavier);
    }

    void anEndOfTheConnectionIsNeverACompletion_data()
    {
        QTest::addColumn<StreamEnd::Kind>("kind");
        QTest::addColumn<JobState>("outcome");
        QTest::newRow("proper end") << StreamEnd::Kind::EndOfStream << JobState::EndedEarly;
        QTest::newRow("204") << StreamEnd::Kind::NoContent << JobState::EndedEarly;
        QTest::newRow("cut") << StreamEnd::Kind::ConnectionCut << JobState::Lost;
        QTest::newRow("before the answer") << StreamEnd::Kind::LostBeforeAnswer << JobState::Lost;
        QTest::newRow("endless line") << StreamEnd::Kind::LineWithoutEnd << JobState::Lost;
        QTest::newRow("nobody there") << StreamEnd::Kind::ConnectionRefused << JobState::Refused;
        QTest::newRow("HTTP status") << StreamEnd::Kind::HttpStatus << JobState::Refused;
        QTest::newRow("HTML") << StreamEnd::Kind::WrongContentType << JobState::Refused;
        QTest::newRow("TLS") << StreamEnd::Kind::TlsFailed << JobState::Refused;
        QTest::newRow("ours") << StreamEnd::Kind::ClosedByUs << JobState::Cancelled;
    }

    void anEndOfTheConnectionIsNeverACompletion()
    {
        QFETCH(const StreamEnd::Kind, kind);
        QTEST(outcomeOf({kind, 0, {}}), "outcome");
    }
};

QTEST_GUILESS_MAIN(TestOutcome)
#include "tst_outcome.moc"
