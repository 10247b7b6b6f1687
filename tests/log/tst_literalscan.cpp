// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/literalscan.h"

#include <QRandomGenerator>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

QByteArray randomText(QRandomGenerator &random, qsizetype size)
{
    QByteArray text(size, Qt::Uninitialized);
    for (char &byte : text)
        byte = "abAB@`\xe1\n"[random.bounded(8)];
    return text;
}

} // namespace

class tst_LiteralScan : public QObject
{
    Q_OBJECT

private slots:
    void everyVectorFindsThePairs();
    void findsTheNeedles();
};

// With each kind of vector that this processor has.
void tst_LiteralScan::everyVectorFindsThePairs()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 2'000; ++round) {
        const QByteArray text = randomText(random, random.bounded(300));
        std::vector<BytePair> pairs;
        for (int i = random.bounded(1, 5); i > 0; --i)
            pairs.push_back({{uchar('a' + random.bounded(2)), uchar('a' + random.bounded(2))},
                             {uchar(random.bounded(2) * 0x20), 0x20}});
        const auto isPairAt = [&](qsizetype at) {
            return std::any_of(pairs.begin(), pairs.end(), [&](const BytePair &pair) {
                return (uchar(text[at]) | pair.masks[0]) == pair.bytes[0]
                    && (uchar(text[at + 1]) | pair.masks[1]) == pair.bytes[1];
            });
        };
        for (const BytePairs::Find find : BytePairs::all()) {
            qsizetype at = random.bounded(int(text.size()) + 1);
            for (;;) {
                const BytePairs::Found found = find(pairs, text, at);
                for (; at < found.at; ++at)
                    QVERIFY(!isPairAt(at));
                if (found.bits == 0)
                    break;
                for (qsizetype i = 0; i < found.step; ++i)
                    QCOMPARE(((found.bits >> i) & 1) != 0, isPairAt(found.at + i));
                at += found.step;
            }
        }
    }
}

void tst_LiteralScan::findsTheNeedles()
{
    QRandomGenerator random(4);
    for (int round = 0; round < 2'000; ++round) {
        const bool isCaseBlind = round % 2 == 0;
        const QByteArray text = randomText(random, random.bounded(400));
        Needles needles;
        for (int i = random.bounded(1, 11); i > 0; --i) {
            const QByteArray needle = randomText(random, random.bounded(2, 6)).replace('\n', 'b');
            needles.push_back(isCaseBlind ? needle.toLower() : needle);
        }
        LiteralScan scan(needles, isCaseBlind);
        scan.tune(randomText(random, 100));
        const QByteArray folded = isCaseBlind ? text.toLower() : text;

        // Every needle has one of the bytes that are found, and every such byte is in a needle.
        std::vector<bool> isIn(size_t(text.size()) + 1);
        QList<std::pair<qsizetype, qsizetype>> all;
        for (const QByteArray &needle : needles) {
            for (qsizetype at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + 1)) {
                all.append({at, at + needle.size()});
                std::fill_n(isIn.begin() + at, needle.size(), true);
            }
        }
        std::vector<qsizetype> found;
        for (qsizetype at = scan.find(text, 0); at >= 0; at = scan.find(text, at + 1)) {
            QVERIFY(isIn[size_t(at)]);
            found.push_back(at);
        }
        // A needle that the last place searched from lies inside of is passed over, so only from the start:
        if (!all.isEmpty()) {
            QVERIFY(!found.empty());
            const auto first =
                std::min_element(all.begin(), all.end(), [](const auto &one, const auto &other) {
                    return one.second < other.second;
                });
            QVERIFY(found.front() < std::max_element(all.begin(), all.end())->second);
            QVERIFY(scan.find(QByteArrayView(text).first(first->second), 0) >= 0);
        }
        QCOMPARE(scan.count(text), qsizetype(found.size()));
    }
}

QTEST_GUILESS_MAIN(tst_LiteralScan)
#include "tst_literalscan.moc"
