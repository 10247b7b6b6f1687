// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/warnings.h"
#include "ui/log/detailpane.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_DetailPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsWhatIsKnown();
    void tellsTheThreeClocksAsTheyRun();
    void keepsWhatIsSelected();
    void takesMarkupForText();
    void copiesAll();
    void showsNothingWithoutAStream();

private:
    [[nodiscard]] QLabel *value(QStringView name) const;

    std::unique_ptr<DetailPane> m_pane;
    StreamStatus m_stream;
    Job m_job;
};

void tst_DetailPane::init()
{
    failOnWarnings();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_stream = {};
    m_stream.run = RunId(1);
    m_stream.method = u"POST"_qs;
    m_stream.shownUrl = u"https://host/api/progress?token=***"_qs;
    m_stream.given = u"https://host/api/progress?token=secret"_qs;
    m_stream.httpStatus = 200;
    m_stream.contentType = u"text/event-stream"_qs;
    m_stream.headReceivedAfter = 84;
    m_stream.responseHeaders = {{"Server", "nginx"}, {"X-Note", "<b>x</b>"}};
    m_stream.lastByteAt = now - 3'000;
    m_stream.lastEventAt = now - 41'000;
    m_stream.attempt = 2;
    m_stream.bytes = 123'456;
    m_stream.events = 1'043;
    m_stream.comments = 9;
    m_stream.unrecognised = 4;
    m_stream.lastEventId = "1043";
    m_stream.lastEnd = {StreamEnd::Kind::ConnectionCut, 0, {}};
    m_job = {};
    m_job.id = {RunId(1), 1};
    m_job.title = u"Nightly"_qs;
    m_job.lastAdvanceAt = now - 130'000;
    m_pane = std::make_unique<DetailPane>();
    m_pane->resize(600, 700);
    m_pane->setJob(&m_job, &m_stream);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

QLabel *tst_DetailPane::value(QStringView name) const
{
    for (QLabel *label : m_pane->findChildren<QLabel *>()) {
        if (label->accessibleName() == name)
            return label;
    }
    return nullptr;
}

void tst_DetailPane::tellsWhatIsKnown()
{
    QCOMPARE(value(u"Request")->text(), u"POST"_qs);
    QCOMPARE(value(u"URL")->text(), u"https://host/api/progress?token=***"_qs);
    QCOMPARE(value(u"HTTP status")->text(), u"200"_qs);
    QCOMPARE(value(u"Time to the answer")->text(), u"84 ms"_qs);
    QCOMPARE(value(u"Attempts")->text(), u"2"_qs);
    QCOMPARE(value(u"Comments")->text(), u"9"_qs);
    QCOMPARE(value(u"Unrecognised events")->text(), u"4"_qs);
    QCOMPARE(value(u"Last event ID")->text(), u"1043"_qs);
    QVERIFY(value(u"Last end")->text().size() > 10);
    QVERIFY(value(u"Response headers")->text().contains(u"Server: nginx"));
    QVERIFY(!m_pane->asText().contains(u"secret"));
}

void tst_DetailPane::tellsTheThreeClocksAsTheyRun()
{
    const QString before = value(u"Last byte")->text();
    QVERIFY(before.startsWith(u"3 s ago") || before.startsWith(u"4 s ago"));
    QVERIFY(value(u"Last event")->text().startsWith(u"4"));
    QVERIFY(value(u"Last progress")->text().startsWith(u"2 min"));
    QTRY_VERIFY(value(u"Last byte")->text() != before);
}

void tst_DetailPane::keepsWhatIsSelected()
{
    QLabel *url = value(u"URL");
    url->setSelection(0, 5);
    m_stream.events = 1'044;
    m_pane->setJob(&m_job, &m_stream);
    QTRY_COMPARE(value(u"Events")->text(), QLocale().toString(1'044));
    QCOMPARE(value(u"URL"), url);
    QCOMPARE(url->selectedText(), u"https"_qs);
}

void tst_DetailPane::takesMarkupForText()
{
    m_stream.contentType = u"<img src=file:/dev/zero>"_qs;
    m_pane->setJob(&m_job, &m_stream);
    QTRY_COMPARE(value(u"Content type")->text(), u"<img src=file:/dev/zero>"_qs);
    for (const QLabel *label : m_pane->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void tst_DetailPane::copiesAll()
{
    QTest::mouseClick(m_pane->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"HTTP status: 200\n"));
}

void tst_DetailPane::showsNothingWithoutAStream()
{
    m_pane->setJob(nullptr, nullptr);
    QVERIFY(!value(u"URL")->isVisible());
}

QTEST_MAIN(tst_DetailPane)
#include "tst_detailpane.moc"
