// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/descriptorbudget.h"
#include "tests/net/watchedsource.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

#include <memory>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace runwatch;
using Kind = StreamEnd::Kind;

namespace {

void setSoftLimit(rlim_t files)
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = files;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
        qFatal("cannot set the limit");
}

// Opened before the test, so that the limit alone stands in the way.
int openFiles()
{
    int count = 0;
    for (int descriptor = 0; descriptor < 4'096; ++descriptor)
        count += ::fcntl(descriptor, F_GETFD) != -1 ? 1 : 0;
    return count;
}

} // namespace

class DescriptorBudgetTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { getrlimit(RLIMIT_NOFILE, &m_before); }
    void cleanup() { setrlimit(RLIMIT_NOFILE, &m_before); }
    void raisesTheLimitAsFarAsItMay();
    void countsWhatIsOpen();
    void keepsAReserve();
    void saysWhenItIsNear_data();
    void saysWhenItIsNear();
    void lastsThroughMoreStreamsThanThereIsRoomFor();

private:
    rlimit m_before{};
};

void DescriptorBudgetTest::raisesTheLimitAsFarAsItMay()
{
    setSoftLimit(256);
    raiseDescriptorLimit();
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    QCOMPARE(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, 1 << 20));
}

void DescriptorBudgetTest::countsWhatIsOpen()
{
    setSoftLimit(512);
    DescriptorBudget budget;
    QCOMPARE(budget.use().limit, 0); // nobody has asked
    QVERIFY(budget.take());
    QCOMPARE(budget.use().limit, 512);
    const int atFirst = budget.use().inUse;
    QVERIFY(qAbs(atFirst - openFiles() - DescriptorBudget::PerConnection) <= 2);
    QVERIFY(budget.take());
    QCOMPARE(budget.use().inUse, atFirst + DescriptorBudget::PerConnection);
    budget.giveBack();
    budget.giveBack();
    QCOMPARE(budget.use().inUse, atFirst - DescriptorBudget::PerConnection);
}

void DescriptorBudgetTest::keepsAReserve()
{
    setSoftLimit(256);
    DescriptorBudget budget;
    int taken = 0;
    while (budget.take())
        ++taken;
    QVERIFY(taken > 50);
    QCOMPARE(budget.use().connectionsLeft(), 0);
    QVERIFY(budget.use().inUse <= 256 - DescriptorBudget::Reserve);
    budget.giveBack();
    QVERIFY(budget.take());
}

void DescriptorBudgetTest::saysWhenItIsNear_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<int>("inUse");
    QTest::addColumn<bool>("isNear");
    QTest::newRow("nobody knows") << 0 << 5'000 << false;
    QTest::newRow("far") << 1'000 << 20 << false;
    QTest::newRow("a tenth left") << 1'000 << 900 << false;
    QTest::newRow("less") << 1'000 << 901 << true;
    QTest::newRow("none") << 1'000 << 1'000 << true;
}

void DescriptorBudgetTest::saysWhenItIsNear()
{
    QFETCH(const int, limit);
    QFETCH(const int, inUse);
    QFETCH(const bool, isNear);
    QCOMPARE((DescriptorUse{limit, inUse}).isNearLimit(), isNear);
}

// Without the budget, Qt ends the process: "QEventDispatcherUNIXPrivate(): Cannot continue".
void DescriptorBudgetTest::lastsThroughMoreStreamsThanThereIsRoomFor()
{
    ScriptedServer server;
    server.serve("/", ServerScript::eventStream().chunk("data: x\n\n"));
    setSoftLimit(256); // the server's sockets count too, so one is opened after the other
    DescriptorBudget budget;
    EventSourceOptions options = WatchedSource::quickOptions();
    options.descriptors = &budget;
    options.reconnectionTime = 20;
    options.longestDelay = 20;
    std::vector<std::unique_ptr<WatchedSource>> watched;
    for (int count = 0; count < 200; ++count) {
        watched.push_back(std::make_unique<WatchedSource>(count % 2 ? postRequest(server.url()) : getRequest(server.url()), options));
        const WatchedSource &one = *watched.back();
        watched.back()->source.open();
        QTRY_VERIFY(!one.events.isEmpty() || !one.disconnections.isEmpty());
    }
    int refused = 0;
    int isWaiting = 0;
    for (const auto &one : watched) {
        if (!one->events.isEmpty())
            continue;
        QCOMPARE(one->disconnections.first().kind, Kind::DescriptorsExhausted);
        (one->source.isPost() ? refused : isWaiting) += 1;
        QCOMPARE(one->ends.size(), one->source.isPost() ? 1 : 0); // a POST was never sent, a GET comes back
    }
    QVERIFY(refused > 0);
    QVERIFY(isWaiting > 0);
    for (const auto &one : watched) { // room for all that wait
        if (one->source.isPost())
            one->source.close();
    }
    setSoftLimit(std::min<rlim_t>(m_before.rlim_max, 2'048));
    for (const auto &one : watched) {
        if (!one->source.isPost())
            QTRY_VERIFY(!one->events.isEmpty());
    }
}

QTEST_GUILESS_MAIN(DescriptorBudgetTest)
#include "tst_descriptorbudget.moc"
