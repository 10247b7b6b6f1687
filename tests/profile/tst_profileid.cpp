// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profileid.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class TestProfileId : public QObject
{
    Q_OBJECT

private slots:
    void namesFiles()
    {
        QCOMPARE(profileIdOf(u"Nightly Import (EU)"_s), u"nightly-import-eu"_s);
        QCOMPARE(profileIdOf(u"Ämter"_s), u"amter"_s);
        QCOMPARE(profileIdOf(u"../../etc"_s), u"etc"_s);
        QCOMPARE(profileIdOf(u"…"_s), QString());
        QCOMPARE(profileIdOf(u"a - "_s.repeated(60)), u"a-"_s.repeated(50).chopped(1));
    }
};

QTEST_GUILESS_MAIN(TestProfileId)
#include "tst_profileid.moc"
