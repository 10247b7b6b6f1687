// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/log/loglines.h"
#include "tests/ui/warnings.h"
#include "ui/log/overviewstrip.h"
#include "ui/look/tone.h"

#include <QSignalSpy>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr auto Run = RunId(1);

} // namespace

class tst_OverviewStrip : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsWhatStandsWhere();
    void differsWithoutColours();
    void goesWhereItIsClicked();
    void saysWhatStandsThere();
    void looksAtMostTenTimesASecond();
    void takesNoRoomWhenHidden();
    void hasAName() { QVERIFY(!m_strip->accessibleName().isEmpty()); }

private:
    std::shared_ptr<LogStore> m_store;
    std::unique_ptr<LogRows> m_rows;
    LogMarks m_marks;
    std::unique_ptr<OverviewStrip> m_strip;
};

// A hundred rows on two hundred pixels: an error at row 20, a warning at 50, a mark at 80.
void tst_OverviewStrip::init()
{
    failOnWarnings();
    m_store = std::make_shared<LogStore>();
    appendMany(*m_store, 20);
    appendMany(*m_store, 1, LogLevel::Error);
    appendMany(*m_store, 29);
    appendMany(*m_store, 1, LogLevel::Warning);
    appendMany(*m_store, 49);
    m_strip.reset();
    m_rows = std::make_unique<LogRows>();
    m_rows->setSources({{Run, m_store, std::nullopt}});
    while (m_rows->read(QDeadlineTimer(1'000)))
        ;
    m_marks.clear();
    m_marks.toggle({Run, LineNumber(80)});
    m_strip = std::make_unique<OverviewStrip>(*m_rows, m_marks);
    m_strip->resize(12, 200);
    m_strip->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_strip.get()));
}

void tst_OverviewStrip::showsWhatStandsWhere()
{
    QCOMPARE(m_strip->strip().size(), size_t(200));
    QVERIFY(m_strip->strip()[40].testFlag(LogRows::StripMark::Error));
    QVERIFY(m_strip->strip()[100].testFlag(LogRows::StripMark::Warning));
    QVERIFY(!m_strip->strip()[60]);
}

// Errors reach from edge to edge, warnings are on the right alone, marks are notches.
void tst_OverviewStrip::differsWithoutColours()
{
    const QImage image = m_strip->grab().toImage();
    const QRgb empty = trackColour(m_strip->palette()).rgb();
    QVERIFY(image.pixel(2, 40) != empty);
    QVERIFY(image.pixel(10, 40) != empty);
    QCOMPARE(image.pixel(2, 100), empty);
    QVERIFY(image.pixel(10, 100) != empty);
    QCOMPARE(image.pixel(2, 160), empty);
    QVERIFY(image.pixel(10, 160) != empty);
    QCOMPARE(image.pixel(2, 60), empty);
    QCOMPARE(image.pixel(10, 60), empty);
}

void tst_OverviewStrip::goesWhereItIsClicked()
{
    QSignalSpy rows(m_strip.get(), &OverviewStrip::rowRequested);
    QTest::mouseClick(m_strip.get(), Qt::LeftButton, {}, QPoint(5, 40));
    QCOMPARE(rows.constLast().constFirst().toLongLong(), 20);
    QTest::mousePress(m_strip.get(), Qt::LeftButton, {}, QPoint(5, 40));
    QMouseEvent drag(QEvent::MouseMove, QPointF(5, 500), m_strip->mapToGlobal(QPointF(5, 500)), Qt::NoButton,
                     Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_strip.get(), &drag);
    QCOMPARE(rows.constLast().constFirst().toLongLong(), 99); // beyond its end: the last
}

void tst_OverviewStrip::saysWhatStandsThere()
{
    QCOMPARE(m_strip->words(40), u"Line 21: 1 error(s)"_qs);
    QCOMPARE(m_strip->words(60), u"Line 31"_qs);
    QCOMPARE(m_strip->words(160), u"Line 81: 1 mark(s)"_qs);
    m_strip->resize(12, 10);
    QCOMPARE(m_strip->words(2), u"Lines 21 to 30: 1 error(s)"_qs);
}

void tst_OverviewStrip::looksAtMostTenTimesASecond()
{
    m_marks.clear();
    for (int i = 0; i < 20; ++i)
        m_strip->takeChange();
    const QRgb before = m_strip->grab().toImage().pixel(10, 160);
    QVERIFY(before != trackColour(m_strip->palette()).rgb()); // not yet
    QTRY_COMPARE(m_strip->grab().toImage().pixel(10, 160), trackColour(m_strip->palette()).rgb());
}

void tst_OverviewStrip::takesNoRoomWhenHidden()
{
    QVERIFY(m_strip->sizeHint().width() >= 8);
    m_strip->setShown(false);
    QCOMPARE(m_strip->sizeHint().width(), 0);
}

QTEST_MAIN(tst_OverviewStrip)
#include "tst_overviewstrip.moc"
