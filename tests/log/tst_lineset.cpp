// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/lineset.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>
#include <vector>

using namespace runwatch;

namespace {

constexpr qint64 Lines = 3 * LineSet::BlockLines + 100;

std::optional<LineNumber> nextIn(const std::set<qint64> &lines, qint64 from)
{
    const auto found = lines.lower_bound(from);
    return found == lines.end() ? std::nullopt : std::optional(LineNumber(*found));
}

std::optional<LineNumber> previousIn(const std::set<qint64> &lines, qint64 before)
{
    const auto found = lines.lower_bound(before);
    return found == lines.begin() ? std::nullopt : std::optional(LineNumber(*std::prev(found)));
}

qint64 countIn(const std::set<qint64> &lines, qint64 before)
{
    return std::distance(lines.begin(), lines.lower_bound(before));
}

std::set<qint64> commonOf(const std::set<qint64> &a, const std::set<qint64> &b)
{
    std::set<qint64> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
    return both;
}

bool isSame(const LineSet &set, const std::set<qint64> &lines)
{
    if (set.size() != qint64(lines.size()))
        return false;
    qint64 i = 0;
    for (const qint64 line : lines) {
        if (set.at(i) != LineNumber(line) || set.countBefore(LineNumber(line)) != i)
            return false;
        ++i;
    }
    return true;
}

} // namespace

class TestLineSet : public QObject
{
    Q_OBJECT

private slots:
    void isEmptyAtFirst();
    void takesBitsInAnyOrder();
    void takesALineOnce();
    void forgetsWhatWasDropped();
    void answersAsASortedSet_data();
    void answersAsASortedSet();
    void costsABitALineWhereUsed();
};

void TestLineSet::isEmptyAtFirst()
{
    const LineSet set;
    QVERIFY(set.isEmpty());
    QVERIFY(!set.contains(LineNumber(0)));
    QCOMPARE(set.countBefore(LineNumber(10'000)), 0);
    QVERIFY(!set.next(LineNumber(0)));
    QVERIFY(!set.previous(LineNumber(10'000)));
    QCOMPARE(set.common(set).size(), 0);
}

// As a search gives them: the newest block first.
void TestLineSet::takesBitsInAnyOrder()
{
    LineSet set;
    set.add(LineSet::Bits{200, {0b101, 0, quint64(1) << 63}});
    QCOMPARE(set.at(0), LineNumber(200 * 64));
    set.add(LineSet::Bits{1, {0b10}});
    QVERIFY(isSame(set, {65, 200 * 64, 200 * 64 + 2, 202 * 64 + 63}));
    QCOMPARE(set.countBefore(LineNumber(12'801)), 2);
    QCOMPARE(set.previous(LineNumber(12'800)), LineNumber(65));
    QCOMPARE(set.next(LineNumber(12'803)), LineNumber(202 * 64 + 63));
}

void TestLineSet::takesALineOnce()
{
    LineSet set;
    set.add(LineNumber(70));
    set.add(LineNumber(70));
    set.add(LineSet::Bits{1, {0b1100'0000}});
    QVERIFY(isSame(set, {70, 71}));
    LineSet other;
    other.add(LineNumber(9'000));
    other.add(LineNumber(71));
    set.add(other);
    QVERIFY(isSame(set, {70, 71, 9'000}));
}

void TestLineSet::forgetsWhatWasDropped()
{
    LineSet set;
    for (const qint64 line : {5, 4'100, 4'200, 9'000})
        set.add(LineNumber(line));
    QCOMPARE(set.dropBefore(LineNumber(4'101)), 2);
    QCOMPARE(set.dropBefore(LineNumber(10)), 0);
    set.add(LineNumber(7)); // found before it went, told after
    set.add(LineSet::Bits{64, {~quint64(0)}}); // 4 096 to 4 159
    QCOMPARE(set.size(), 2 + 59);
    QCOMPARE(set.at(0), LineNumber(4'101));
    QCOMPARE(set.dropBefore(LineNumber(1'000'000)), 61);
    QVERIFY(set.isEmpty());
    set.add(LineNumber(1'000'001));
    QVERIFY(isSame(set, {1'000'001}));
    set.clear();
    set.add(LineNumber(1));
    QVERIFY(isSame(set, {1}));
}

void TestLineSet::answersAsASortedSet_data()
{
    QTest::addColumn<int>("density"); // of a thousand lines
    QTest::newRow("few") << 1;
    QTest::newRow("some") << 100;
    QTest::newRow("most") << 900;
}

void TestLineSet::answersAsASortedSet()
{
    QFETCH(const int, density);
    for (quint32 seed = 1; seed <= 5; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&random](qint64 end) {
            return std::uniform_int_distribution<qint64>(0, end - 1)(random);
        };
        LineSet set;
        LineSet other;
        std::set<qint64> lines;
        std::set<qint64> others;
        qint64 dropped = 0;
        for (qint64 round = 0; round < 3; ++round) {
            for (qint64 i = 0; i < Lines * density / 3'000 + 3; ++i) {
                const qint64 line = below(Lines);
                set.add(LineNumber(line));
                if (line >= dropped)
                    lines.insert(line);
                other.add(LineNumber(line ^ below(2)));
            }
            dropped = std::max(dropped, below(Lines / 4) * round);
            for (LineSet *each : {&set, &other})
                each->dropBefore(LineNumber(dropped));
            lines.erase(lines.begin(), lines.lower_bound(dropped));
            QVERIFY(isSame(set, lines));
            others.clear();
            for (auto line = other.next(LineNumber(0)); line;
                 line = other.next(LineNumber(qint64(*line) + 1)))
                others.insert(qint64(*line));
            QVERIFY(isSame(other, others));
            const std::set<qint64> both = commonOf(lines, others);
            QVERIFY(isSame(set.common(other), both));
            for (int i = 0; i < 100; ++i) {
                const qint64 line = below(Lines + 200);
                QCOMPARE(set.contains(LineNumber(line)), lines.contains(line));
                QCOMPARE(set.countBefore(LineNumber(line)), countIn(lines, line));
                QCOMPARE(set.next(LineNumber(line)), nextIn(lines, line));
                QCOMPARE(set.previous(LineNumber(line)), previousIn(lines, line));
                QCOMPARE(set.countCommonBefore(other, LineNumber(line)), countIn(both, line));
                QCOMPARE(set.nextCommon(other, LineNumber(line)), nextIn(both, line));
                QCOMPARE(set.previousCommon(other, LineNumber(line)), previousIn(both, line));
            }
        }
    }
}

void TestLineSet::costsABitALineWhereUsed()
{
    LineSet all;
    for (qint64 line = 0; line < 1'000'000; ++line)
        all.add(LineNumber(line));
    QCOMPARE(all.at(999'999), LineNumber(999'999));
    QVERIFY(all.memory() < 1'000'000 / 8 * 1.2);
    LineSet one;
    one.add(LineNumber(10'000'000));
    QVERIFY(one.memory() < 64'000);
}

QTEST_GUILESS_MAIN(TestLineSet)
#include "tst_lineset.moc"
