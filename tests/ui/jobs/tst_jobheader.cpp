// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/warnings.h"
#include "ui/jobs/elidedlabel.h"
#include "ui/jobs/jobbar.h"
#include "ui/jobs/jobheader.h"
#include "ui/look/look.h"
#include "ui/look/profileband.h"

#include <QAccessible>
#include <QLabel>
#include <QDateTime>
#include <QTest>

#include <algorithm>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_JobHeader : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void isAProgressBarForAScreenReader();
    void knowsNoPercentage();
    void saysWhyAJobFailed();
    void saysWhyAStreamWasRefused();
    void keepsTheStateBesideALongName();
    void showsAServersWordsAsPlainText();
    void changesItsColoursWithThePalette();
    void labelsAPercentageThatWasDerived();
    void saysWhenItMayEnd();
    void marksAndNamesAProfileWithAColour();

private:
    [[nodiscard]] QStringList words() const;

    std::unique_ptr<JobHeader> m_header;
    Job m_job;
};

void tst_JobHeader::init()
{
    failOnWarnings();
    m_job = {};
    m_job.title = u"Nightly import"_s;
    m_job.state = JobState::Running;
    m_header = std::make_unique<JobHeader>();
    m_header->resize(900, 60);
    m_header->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_header.get()));
}

QStringList tst_JobHeader::words() const
{
    QStringList words;
    for (const ElidedLabel *label : m_header->findChildren<ElidedLabel *>())
        words << label->text();
    return words;
}

void tst_JobHeader::isAProgressBarForAScreenReader()
{
    m_job.progress = 63;
    m_header->setJob(&m_job, nullptr);
    QAccessibleInterface *bar = QAccessible::queryAccessibleInterface(m_header->findChild<JobBar *>());
    QVERIFY(bar);
    QCOMPARE(bar->role(), QAccessible::ProgressBar);
    QCOMPARE(bar->text(QAccessible::Name), u"Progress"_s);
    QCOMPARE(bar->text(QAccessible::Description), u"63 %"_s);
    QVERIFY(bar->valueInterface());
    QCOMPARE(bar->valueInterface()->currentValue().toInt(), 63);
    QCOMPARE(bar->valueInterface()->maximumValue().toInt(), 100);
}

void tst_JobHeader::labelsAPercentageThatWasDerived()
{
    m_job.progress = 63;
    m_job.isProgressDerived = true;
    m_header->setJob(&m_job, nullptr);
    const QList<QLabel *> labels = m_header->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text() == u"63 % derived"_s; }));
    QAccessibleInterface *bar = QAccessible::queryAccessibleInterface(m_header->findChild<JobBar *>());
    QCOMPARE(bar->text(QAccessible::Description), u"63 % derived"_s);
}

void tst_JobHeader::saysWhenItMayEnd()
{
    constexpr qint64 Left = 12 * 60'000;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_job.timeLeft = TimeLeft{.likely = Left, .least = Left, .most = Left, .madeAt = now};
    m_header->setJob(&m_job, nullptr);
    QCOMPARE(words().filter(u"~12 m left, at about "_s).size(), 1);
    m_job.state = JobState::Completed;
    m_header->setJob(&m_job, nullptr);
    QVERIFY(words().filter(u"left"_s).isEmpty());
}

void tst_JobHeader::knowsNoPercentage()
{
    m_header->setJob(&m_job, nullptr);
    QAccessibleInterface *bar = QAccessible::queryAccessibleInterface(m_header->findChild<JobBar *>());
    QCOMPARE(bar->text(QAccessible::Description), u"unknown"_s);
    QCOMPARE(bar->valueInterface()->maximumValue().toInt(), 0);
}

void tst_JobHeader::saysWhyAJobFailed()
{
    m_job.state = JobState::Failed;
    m_job.message = u"Disk full"_s;
    m_header->setJob(&m_job, nullptr);
    QVERIFY(words().contains(u"Failed"_s));
    QVERIFY(words().contains(u"Disk full"_s));
}

void tst_JobHeader::saysWhyAStreamWasRefused()
{
    m_job.state = JobState::Refused;
    StreamStatus stream;
    stream.isOver = true;
    stream.lastEnd.kind = StreamEnd::Kind::ConnectionRefused;
    m_header->setJob(&m_job, &stream);
    QVERIFY2(words().filter(u"the connection was refused"_s).size() == 1, qPrintable(words().join(u'|')));
}

void tst_JobHeader::keepsTheStateBesideALongName()
{
    m_job.title = u"a very long name "_s.repeated(30);
    m_job.message = u"a very long message "_s.repeated(30);
    m_header->setJob(&m_job, nullptr);
    for (const ElidedLabel *label : m_header->findChildren<ElidedLabel *>()) {
        if (label->text() == u"Running"_s)
            QTRY_VERIFY(label->width() >= label->sizeHint().width());
        if (label->text() == m_job.message)
            QTRY_VERIFY(label->width() > 100);
    }
}

void tst_JobHeader::showsAServersWordsAsPlainText()
{
    m_job.title = u"a\u202Eb"_s;
    m_job.message = u"<img src=x>\u2066"_s;
    m_header->setJob(&m_job, nullptr);
    QVERIFY(words().contains(u"a⟨U+202E⟩b"_s));
    QVERIFY(words().contains(u"<img src=x>⟨U+2066⟩"_s));
}

void tst_JobHeader::changesItsColoursWithThePalette()
{
    m_job.state = JobState::Failed;
    m_header->setJob(&m_job, nullptr);
    const auto icon = [this] { return m_header->findChild<QLabel *>()->pixmap().toImage(); };
    const QImage before = icon();
    applyLook(Appearance::Dark);
    QTRY_VERIFY(icon() != before);
}

void tst_JobHeader::marksAndNamesAProfileWithAColour()
{
    applyLook(Appearance::Light);
    StreamStatus stream;
    stream.profile = u"kestra"_s;
    stream.profileName = u"Kestra"_s;
    m_header->setJob(&m_job, &stream);
    QVERIFY(words().filter(u"Kestra"_s).isEmpty());

    stream.profileColour = ProfileColour::Orange;
    m_header->setJob(&m_job, &stream);
    QCOMPARE(words().filter(u"Kestra"_s).size(), 1);
    const QColor orange = *bandColour(ProfileColour::Orange, m_header->palette());
    const auto edge = [this](bool isLeft) {
        const QImage picture = m_header->grab().toImage();
        return picture.pixelColor(isLeft ? 0 : picture.width() - 1, picture.height() / 2);
    };
    QCOMPARE(edge(true), orange);
    QVERIFY(edge(false) != orange);
    m_header->setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(edge(false), orange);
}

QTEST_MAIN(tst_JobHeader)
#include "tst_jobheader.moc"
