// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/englishplurals.h"

#include <QTest>

using namespace runwatch;

class TestEnglishPlurals final : public QObject
{
    Q_OBJECT

private slots:
    void countsAsEnglishDoes()
    {
        EnglishPlurals plurals;
        QCoreApplication::installTranslator(&plurals);
        QCOMPARE(tr("%n job(s) ended", nullptr, 0), QStringLiteral("0 jobs ended"));
        QCOMPARE(tr("%n job(s) ended", nullptr, 1), QStringLiteral("1 job ended"));
        QCOMPARE(tr("%n job(s) ended", nullptr, 2), QStringLiteral("2 jobs ended"));
        QCOMPARE(tr("file(s)"), QStringLiteral("file(s)"));
    }
};

QTEST_GUILESS_MAIN(TestEnglishPlurals)
#include "tst_englishplurals.moc"
