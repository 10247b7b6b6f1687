// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/session.h"
#include "tests/ui/jobs/livelyjobs.h"
#include "tests/ui/warnings.h"
#include "ui/doctor/streamdoctor.h"
#include "ui/jobs/jobview.h"
#include "ui/look/look.h"
#include "ui/mainwindow/cancelbanner.h"
#include "ui/mainwindow/certificatedialog.h"
#include "ui/mainwindow/mainwindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QLabel>
#include <QStandardPaths>
#include <QTest>

using namespace runwatch;

// The window in every look: what it shows is grabbed into a picture to be looked at, and what a
// machine can see is checked. At another scale the whole test runs again, with QT_SCALE_FACTOR.
class tst_Looks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { failOnWarnings(); }
    void showsEverything_data();
    void showsEverything();
    void showsTheStartPage_data() { showsEverything_data(); }
    void showsTheStartPage();
    void showsTrouble_data() { showsEverything_data(); }
    void showsTrouble();

private:
    void wear();
    void keepPicture(QWidget &window, const QString &name);

    QFont m_font;
    QDir m_pictures;
};

// Labels and buttons that show less than they want to. What is elided on purpose is not a label.
static QStringList clippedWidgets(const QWidget &window)
{
    QStringList clipped;
    const auto widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (!widget->isVisible() || (!label && !qobject_cast<const QAbstractButton *>(widget)))
            continue;
        if (widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored
            || widget->inherits("QLineEditIconButton"))
            continue; // gives way on purpose, or is Qt's own within a field
        const bool wraps = label && label->wordWrap();
        const int height = wraps ? widget->heightForWidth(widget->width()) : widget->sizeHint().height();
        if ((!wraps && widget->width() < widget->sizeHint().width()) || widget->height() < height) {
            const QString text =
                label ? label->text() : qobject_cast<const QAbstractButton *>(widget)->text();
            clipped << QStringLiteral("%1 '%2' %3x%4")
                           .arg(QString::fromLatin1(widget->metaObject()->className()), text)
                           .arg(widget->width())
                           .arg(widget->height());
        }
    }
    return clipped;
}

static int distinctColours(const QImage &image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2)
            colours << image.pixel(x, y);
    }
    return int(colours.size());
}

void tst_Looks::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setCursorFlashTime(0);
    m_font = QApplication::font();
    m_pictures = QDir(qEnvironmentVariable("RUNWATCH_SHOTS", QDir::currentPath() + QStringLiteral("/shots")));
    QVERIFY(m_pictures.mkpath(QStringLiteral(".")));
}

void tst_Looks::showsEverything_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<double>("fontSize");
    QTest::addColumn<QSize>("size");

    const QSize usual(1280, 800);
    QTest::newRow("light") << Appearance::Light << Qt::LeftToRight << 1.0 << usual;
    QTest::newRow("dark") << Appearance::Dark << Qt::LeftToRight << 1.0 << usual;
    QTest::newRow("rtl") << Appearance::Light << Qt::RightToLeft << 1.0 << usual;
    QTest::newRow("dark-rtl") << Appearance::Dark << Qt::RightToLeft << 1.0 << usual;
    QTest::newRow("large-font") << Appearance::Light << Qt::LeftToRight << 2.0 << usual;
    QTest::newRow("large-font-dark-rtl") << Appearance::Dark << Qt::RightToLeft << 2.0 << usual;
    QTest::newRow("small") << Appearance::Light << Qt::LeftToRight << 1.0 << QSize(820, 520);
}

void tst_Looks::wear()
{
    QFETCH(const Appearance, appearance);
    QFETCH(const Qt::LayoutDirection, direction);
    QFETCH(const double, fontSize);
    QFont font = m_font;
    font.setPointSizeF(font.pointSizeF() * fontSize);
    QApplication::setFont(font);
    QGuiApplication::setLayoutDirection(direction);
    applyLook(appearance);
}

void tst_Looks::keepPicture(QWidget &window, const QString &name)
{
    const QImage picture = window.grab().toImage();
    const QString file = QStringLiteral("%1-%2-%3x.png")
                             .arg(name, QString::fromLatin1(QTest::currentDataTag()))
                             .arg(picture.devicePixelRatio());
    QVERIFY(picture.save(m_pictures.filePath(file)));
    QVERIFY2(distinctColours(picture) > 20, "the picture is all but empty");
    QVERIFY2(clippedWidgets(window).isEmpty(), qPrintable(clippedWidgets(window).join(u'\n')));
}

void tst_Looks::showsEverything()
{
    wear();
    QFETCH(const Appearance, appearance);
    QFETCH(const QSize, size);
    Session session;
    Preferences preferences;
    preferences.appearance = appearance;
    MainWindow window(session, preferences);
    window.resize(size);
    const UpdateBatch batch = LivelyJobs().batch;
    session.jobs().apply(batch);
    emit session.batchApplied(batch);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto *view = window.findChild<JobView *>();
    view->setCurrentIndex(view->model()->index(0, 0));
    QTRY_VERIFY(window.windowTitle().contains(QStringLiteral("running")));
    keepPicture(window, QStringLiteral("window"));
}

void tst_Looks::showsTheStartPage()
{
    wear();
    QFETCH(const Appearance, appearance);
    QFETCH(const QSize, size);
    Session session;
    Preferences preferences;
    preferences.appearance = appearance;
    preferences.recentUrls = QStringList{QStringLiteral("https://prod.example/api/events?token=***"),
                                         QStringLiteral("http://127.0.0.1:8080/api/batch")};
    MainWindow window(session, preferences);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    keepPicture(window, QStringLiteral("start"));
}

// A refused stream with its field for a token, jobs about to be cancelled, a server that waits; and
// the dialogs that belong to it.
void tst_Looks::showsTrouble()
{
    wear();
    QFETCH(const Appearance, appearance);
    QFETCH(const QSize, size);
    Session session;
    Preferences preferences;
    preferences.appearance = appearance;
    MainWindow window(session, preferences);
    window.resize(size);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    UpdateBatch batch = LivelyJobs().batch;
    batch.stream.connection = StreamStatus::Connection::Closed;
    batch.stream.isOver = true;
    batch.stream.end = JobState::Refused;
    batch.stream.lastEnd = {StreamEnd::Kind::HttpStatus, 401, {}};
    batch.stream.httpStatus = 401;
    batch.stream.curlCommand = QStringLiteral("curl -N -H 'Accept: text/event-stream' -H 'Authorization: Bearer ***' 'https://prod.example/api/events?token=***'");
    batch.stream.burstSpan = 30'000;
    batch.stream.past = {{now - 300'000, now - 240'000, StreamEnd::Kind::ConnectionCut},
                         {now - 230'000, now - 170'000, StreamEnd::Kind::ConnectionCut},
                         {now - 160'000, now - 100'000, StreamEnd::Kind::ConnectionCut}};
    session.jobs().apply(batch);
    emit session.batchApplied(batch);
    UpdateBatch waiting = LivelyJobs(RunId(2)).batch;
    waiting.stream.server = QStringLiteral("https://stage.example:8443");
    waiting.stream.connection = StreamStatus::Connection::Waiting;
    waiting.stream.nextAttemptAt = now + 9'000;
    waiting.stream.attemptInRow = 2;
    waiting.stream.lastEnd.kind = StreamEnd::Kind::ConnectionCut;
    waiting.jobs = {waiting.jobs.at(6)};
    waiting.jobs.first().server = waiting.stream.server;
    session.jobs().apply(waiting);
    emit session.batchApplied(waiting);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto *view = window.findChild<JobView *>();
    view->setCurrentIndex(view->model()->index(0, 0));
    window.findChild<CancelBanner *>()->offer({{{RunId(1), 1}, QStringLiteral("Nightly import (63 %)"), false},
                                               {{RunId(1), 2}, QStringLiteral("Invoice mailing (81 %)"), false}});
    QTRY_VERIFY(window.windowTitle().contains(QStringLiteral("running")));
    keepPicture(window, QStringLiteral("trouble"));

    StreamDoctor doctor(session.jobs(), &window);
    doctor.showStream(RunId(1));
    QVERIFY(QTest::qWaitForWindowExposed(&doctor));
    keepPicture(doctor, QStringLiteral("doctor"));

    batch.stream.certificate = CertificateFacts{.sha256 = QByteArray(32, char(0xab)),
                                                .subject = QStringLiteral("prod.example"),
                                                .issuer = QStringLiteral("prod.example"),
                                                .names = {QStringLiteral("prod.example"), QStringLiteral("10.0.0.7")},
                                                .validFrom = QDateTime::fromMSecsSinceEpoch(now - 86'400'000),
                                                .validUntil = QDateTime::fromMSecsSinceEpoch(now + 86'400'000),
                                                .isSelfSigned = true,
                                                .pem = "x"};
    auto *certificate = new CertificateDialog(batch.stream, &window);
    certificate->show();
    QVERIFY(QTest::qWaitForWindowExposed(certificate));
    keepPicture(*certificate, QStringLiteral("certificate"));
}

QTEST_MAIN(tst_Looks)
#include "tst_looks.moc"
