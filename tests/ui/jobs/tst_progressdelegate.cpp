// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/warnings.h"
#include "ui/jobs/progressdelegate.h"
#include "ui/jobs/progresspainter.h"
#include "ui/look/look.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QTest>

using namespace runwatch;

// A bar of 200 by 14 pixels is painted and pixels are looked at.
class tst_ProgressDelegate : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void fillsFromWhereReadingBegins_data();
    void fillsFromWhereReadingBegins();
    void showsOneFailedOfMany();
    void stacksWhatFailed();
    void stripesWhatIsUnknown();
    void hatchesWhatIsStalled();
    void cutsWhatEndedEarly();
    void drawsNothingOfTotalZero();
    void fillsWhatCompletedWithoutANumber();
    void drawsOneSegmentForEachPhase();
    void paintsAtEveryValue();
    void keepsTheTextOffTheBar();

private:
    QImage painted(const Bar &bar, Qt::LayoutDirection direction = Qt::LeftToRight) const;

    const QPalette m_palette = lightPalette();
    const QColor m_track = trackColour(m_palette);
};

QImage tst_ProgressDelegate::painted(const Bar &bar, Qt::LayoutDirection direction) const
{
    QImage image(200, 14, QImage::Format_RGB32);
    QPainter painter(&image);
    paintBar(painter, image.rect(), bar, m_palette, direction);
    return image;
}

static Bar filledBar(double filled)
{
    Bar bar;
    bar.filled = filled;
    return bar;
}

static int pixelsOf(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == colour.rgb() ? 1 : 0;
    }
    return count;
}

void tst_ProgressDelegate::fillsFromWhereReadingBegins_data()
{
    QTest::addColumn<double>("filled");
    for (const double filled : {0.0, 0.25, 0.5, 0.99, 1.0})
        QTest::addRow("%g", filled) << filled;
}

void tst_ProgressDelegate::fillsFromWhereReadingBegins()
{
    QFETCH(const double, filled);
    const QColor running = toneColour(Tone::Running, m_palette);
    const int edge = int(200 * filled);
    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        const QImage image = painted(filledBar(filled), direction);
        for (int x = 0; x < 200; ++x) {
            const int along = direction == Qt::LeftToRight ? x : 199 - x;
            QCOMPARE(image.pixelColor(x, 7), along < edge ? running : m_track);
        }
    }
}

void tst_ProgressDelegate::showsOneFailedOfMany()
{
    Bar bar = filledBar(0.5);
    bar.failedShare = 0.0001;
    QVERIFY(pixelsOf(painted(bar), toneColour(Tone::Failed, m_palette)) > 0);
}

void tst_ProgressDelegate::stacksWhatFailed()
{
    Bar bar = filledBar(1.0);
    bar.failedShare = 0.25;
    const QImage image = painted(bar);
    QCOMPARE(image.pixelColor(100, 7), toneColour(Tone::Running, m_palette));
    QCOMPARE(image.pixelColor(180, 7), toneColour(Tone::Failed, m_palette));
}

void tst_ProgressDelegate::stripesWhatIsUnknown()
{
    Job job;
    job.state = JobState::Running;
    const Bar bar = barOf(job);
    QVERIFY(!bar.filled);
    const int track = pixelsOf(painted(bar), m_track);
    QVERIFY(track > 200 * 14 / 4);
    QVERIFY(track < 200 * 14 * 3 / 4);
    job.state = JobState::Refused;
    QCOMPARE(pixelsOf(painted(barOf(job)), m_track), 200 * 14);
}

void tst_ProgressDelegate::hatchesWhatIsStalled()
{
    Job job;
    job.state = JobState::Stalled;
    job.progress = 50;
    const QImage image = painted(barOf(job));
    const int stalled = pixelsOf(image.copy(0, 0, 100, 14), toneColour(Tone::Stalled, m_palette));
    QVERIFY(stalled > 200);
    QVERIFY(stalled < 1'200);
    QCOMPARE(pixelsOf(image.copy(100, 0, 100, 14), m_track), 100 * 14);
}

void tst_ProgressDelegate::cutsWhatEndedEarly()
{
    Job job;
    job.state = JobState::EndedEarly;
    job.progress = 50;
    const QImage image = painted(barOf(job));
    QCOMPARE(image.pixelColor(90, 7), toneColour(Tone::Stalled, m_palette));
    const int atEdge = pixelsOf(image.copy(96, 0, 4, 14), toneColour(Tone::Stalled, m_palette));
    QVERIFY(atEdge > 0);
    QVERIFY(atEdge < 4 * 14);
}

void tst_ProgressDelegate::drawsNothingOfTotalZero()
{
    Job job;
    job.state = JobState::Completed;
    job.results = BatchResults{.success = 0, .failed = 0, .total = 0, .errors = {}};
    QCOMPARE(pixelsOf(painted(barOf(job)), m_track), 200 * 14);
}

void tst_ProgressDelegate::fillsWhatCompletedWithoutANumber()
{
    Job job;
    job.state = JobState::Completed;
    QCOMPARE(pixelsOf(painted(barOf(job)), toneColour(Tone::Done, m_palette)), 200 * 14);
}

void tst_ProgressDelegate::drawsOneSegmentForEachPhase()
{
    QList<Phase> phases(4);
    phases[0].state = PhaseState::Completed;
    phases[1].state = PhaseState::Running;
    phases[1].progress = 50;
    phases[2].state = PhaseState::Failed;
    QImage image(200, 3, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintPhaseStrip(painter, image.rect(), phases, m_palette, Qt::LeftToRight);
    painter.end();
    QCOMPARE(image.pixelColor(20, 1), toneColour(Tone::Done, m_palette));
    QCOMPARE(image.pixelColor(60, 1), toneColour(Tone::Running, m_palette));
    QCOMPARE(image.pixelColor(90, 1), m_track);
    QCOMPARE(image.pixelColor(120, 1), toneColour(Tone::Failed, m_palette));
    QCOMPARE(image.pixelColor(170, 1), m_track);
    QCOMPARE(image.pixelColor(49, 1), QColor(Qt::white)); // the gap
}

// Also in no room at all, and with far more phases than pixels.
void tst_ProgressDelegate::paintsAtEveryValue()
{
    QImage image(200, 40, QImage::Format_RGB32);
    QPainter painter(&image);
    QStandardItemModel model(1, 1);
    const ProgressDelegate delegate(Qt::UserRole);
    QStyleOptionViewItem option;
    for (const int width : {0, 1, 10, 200}) {
        option.rect = QRect(0, 0, width, 28);
        for (int state = 0; state <= int(JobState::Refused); ++state) {
            for (const double progress : {-1.0, 0.0, 0.4, 99.9, 100.0}) {
                Job job;
                job.state = JobState(state);
                job.progress = progress < 0 ? std::nullopt : std::optional(progress);
                job.phases.resize(state % 2 ? 500 : 3);
                model.setData(model.index(0, 0), QVariant::fromValue(job), Qt::UserRole);
                delegate.paint(&painter, option, model.index(0, 0));
            }
        }
    }
}

void tst_ProgressDelegate::keepsTheTextOffTheBar()
{
    Job job;
    job.state = JobState::Completed;
    job.progress = 100;
    QStandardItemModel model(1, 1);
    model.setData(model.index(0, 0), QVariant::fromValue(job), Qt::UserRole);
    model.setData(model.index(0, 0), QStringLiteral("100 %"), Qt::DisplayRole);
    const QColor done = toneColour(Tone::Done, m_palette);
    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        QImage image(200, 28, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = image.rect();
        option.direction = direction;
        option.palette = m_palette;
        ProgressDelegate(Qt::UserRole).paint(&painter, option, model.index(0, 0));
        painter.end();
        int wide = 0;
        while (wide < 200
               && image.pixelColor(direction == Qt::LeftToRight ? 20 + wide : 180 - wide, 14) == done)
            ++wide;
        QVERIFY2(wide > 80, qPrintable(QString::number(wide))); // one piece, no letter in it
    }
}

QTEST_MAIN(tst_ProgressDelegate)
#include "tst_progressdelegate.moc"
