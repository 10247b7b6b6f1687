// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/session.h"
#include "ui/mainwindow/statusline.h"

#include <QLabel>
#include <QTest>

using namespace runwatch;

namespace {

// What stands there for eyes and for screen readers; nothing when it is not there.
QString roomText(const StatusLine &line)
{
    const QList<QLabel *> labels = line.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->accessibleName() == QStringLiteral("Room for more streams") && label->isVisibleTo(&line))
            return label->text();
    }
    return {};
}

} // namespace

class TestStatusLine final : public QObject
{
    Q_OBJECT

private slots:
    void saysThatRoomForStreamsIsShort()
    {
        Session session;
        StatusLine line(session);
        QCOMPARE(roomText(line), QString());
        line.tellDescriptors({1'000, 890});
        QCOMPARE(roomText(line), QString());
        line.tellDescriptors({1'000, 908});
        QVERIFY2(roomText(line).contains(QStringLiteral("room for 30 more stream")), qPrintable(roomText(line)));
        line.tellDescriptors({0, 908});
        QCOMPARE(roomText(line), QString());
    }
};

QTEST_MAIN(TestStatusLine)
#include "tst_statusline.moc"
