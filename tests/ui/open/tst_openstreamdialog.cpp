// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/warnings.h"
#include "ui/open/inlineerror.h"
#include "ui/open/openstreamdialog.h"
#include "ui/open/tokenfield.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryFile>
#include <QTest>
#include <QToolButton>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_OpenStreamDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void opensAGet();
    void opensAPostWithItsBody();
    void fillsItselfFromAPastedCurlCommand();
    void readsATypedCurlCommandWhenOpened();
    void saysWhatIsWrongWithACurlCommand();
    void saysWhereTheJsonIsWrong();
    void letsABodyOfAnotherTypeBe();
    void readsTheBodyFromAFile();
    void saysWhatIsWrongInPlace();
    void masksTheTokenAndForgetsIt();
    void asksToRememberTheToken();
    void addsAndRemovesHeaders();
    void offersRecentUrls();
    void entersWhileTheListOfRecentUrlsIsUp();
    void takesMarkupForText();
    void namesEveryField();
    void asksHowToConnectAndCancel();
    void connectsAsUsualUnlessAsked();
    void saysWhatIsWrongWithTheConnection_data();
    void saysWhatIsWrongWithTheConnection();

private:
    void press(QStringView text);
    [[nodiscard]] StreamRequest opened() const;
    [[nodiscard]] QString error() const;

    template <typename Widget>
    [[nodiscard]] Widget *field(QStringView name) const
    {
        for (Widget *widget : m_dialog->findChildren<Widget *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }

    std::unique_ptr<OpenStreamDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_opened;
    QLineEdit *m_url = nullptr;
    QPlainTextEdit *m_body = nullptr;
};

void tst_OpenStreamDialog::initTestCase()
{
    qRegisterMetaType<StreamRequest>();
}

void tst_OpenStreamDialog::init()
{
    failOnWarnings();
    m_dialog = std::make_unique<OpenStreamDialog>();
    m_opened = std::make_unique<QSignalSpy>(m_dialog.get(), &OpenStreamDialog::openRequested);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    m_url = field<QComboBox>(u"URL")->lineEdit();
    m_body = field<QPlainTextEdit>(u"Body");
}

void tst_OpenStreamDialog::press(QStringView text)
{
    for (QPushButton *button : m_dialog->findChildren<QPushButton *>()) {
        if (button->text().remove(u'&') == text)
            QTest::mouseClick(button, Qt::LeftButton);
    }
}

StreamRequest tst_OpenStreamDialog::opened() const
{
    return m_opened->value(0).value(0).value<StreamRequest>();
}

QString tst_OpenStreamDialog::error() const
{
    QStringList sentences;
    for (const InlineError *label : m_dialog->findChildren<InlineError *>()) {
        if (label->isVisible())
            sentences << label->text();
    }
    return sentences.join(u'\n');
}

void tst_OpenStreamDialog::opensAGet()
{
    QTest::keyClicks(m_url, u"http://127.0.0.1:8080/api/events"_qs);
    QTest::keyClick(m_url, Qt::Key_Return);
    QCOMPARE(m_opened->count(), 1);
    QCOMPARE(opened().url, QUrl(u"http://127.0.0.1:8080/api/events"_qs));
    QCOMPARE(opened().given, u"http://127.0.0.1:8080/api/events"_qs);
    QCOMPARE(opened().method, "GET");
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(!m_dialog->isModal());
}

void tst_OpenStreamDialog::opensAPostWithItsBody()
{
    m_dialog->setUrl(u"https://host/api/progress"_qs);
    QTest::keyClick(field<QComboBox>(u"Method"), Qt::Key_Down);
    QVERIFY(m_body->isVisible());
    QTest::keyClicks(m_body, u"{\"items\":"_qs);
    QTest::keyClick(m_body, Qt::Key_Return);
    QTest::keyClicks(m_body, u"3}"_qs);
    m_body->setFocus();
    QTest::keyClick(m_body, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_opened->count(), 1);
    QVERIFY(opened().isPost());
    QCOMPARE(opened().body, "{\"items\":\n3}");
}

void tst_OpenStreamDialog::fillsItselfFromAPastedCurlCommand()
{
    QGuiApplication::clipboard()->setText(u"curl -N 'https://host/api/progress' \\\n"
                                          "  -H 'Authorization: Bearer s3cret' -H 'X-Team: blue' \\\n"
                                          "  --data-raw '{\"items\":10}'"_qs);
    QTest::keyClick(m_url, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(error(), QString());
    QCOMPARE(m_url->text(), u"https://host/api/progress"_qs);
    QCOMPARE(field<QComboBox>(u"Method")->currentText(), u"POST"_qs);
    QCOMPARE(m_body->toPlainText(), u"{\"items\":10}"_qs);
    QTest::keyClick(m_url, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(opened().token, "s3cret");
    QVERIFY(opened().headers.contains(std::pair<QByteArray, QByteArray>("X-Team", "blue")));
}

void tst_OpenStreamDialog::readsATypedCurlCommandWhenOpened()
{
    QTest::keyClicks(m_url, u"curl https://host/events"_qs);
    QCOMPARE(m_url->text(), u"curl https://host/events"_qs);
    QTest::keyClick(m_url, Qt::Key_Return);
    QCOMPARE(opened().url, QUrl(u"https://host/events"_qs));
}

void tst_OpenStreamDialog::saysWhatIsWrongWithACurlCommand()
{
    QGuiApplication::clipboard()->setText(u"curl 'https://host"_qs);
    QTest::keyClick(m_url, Qt::Key_V, Qt::ControlModifier);
    QVERIFY(!error().isEmpty());
    QCOMPARE(m_opened->count(), 0);
}

void tst_OpenStreamDialog::saysWhereTheJsonIsWrong()
{
    QTest::keyClick(field<QComboBox>(u"Method"), Qt::Key_Down);
    m_body->setPlainText(u"{\"ü\": 1,\n \"b\": nope}"_qs);
    QVERIFY2(error().contains(u"Line 2"), qPrintable(error()));
    QVERIFY(!m_body->extraSelections().isEmpty());
    m_body->setPlainText(u"{}"_qs);
    QCOMPARE(error(), QString());
    QVERIFY(m_body->extraSelections().isEmpty());
}

void tst_OpenStreamDialog::letsABodyOfAnotherTypeBe()
{
    StreamRequest request;
    request.given = u"https://host/"_qs;
    request.method = "POST";
    request.body = "a=1";
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    m_dialog->setRequest(request);
    QCOMPARE(error(), QString());
    QTest::keyClick(m_url, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_opened->count(), 1);
}

void tst_OpenStreamDialog::readsTheBodyFromAFile()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("{\"from\": \"file\"}");
    file.close();
    QTest::keyClick(field<QComboBox>(u"Method"), Qt::Key_Down);
    press(u"From File…");
    auto *chooser = m_dialog->findChild<QFileDialog *>();
    QVERIFY(chooser);
    emit chooser->fileSelected(file.fileName());
    chooser->close();
    QCOMPARE(m_body->toPlainText(), u"{\"from\": \"file\"}"_qs);
}

void tst_OpenStreamDialog::saysWhatIsWrongInPlace()
{
    press(u"Open");
    QVERIFY(!error().isEmpty());
    QVERIFY(m_dialog->isVisible());
    QTest::keyClicks(m_url, u"ftp://host/"_qs);
    QCOMPARE(error(), QString()); // typing is the answer to it
    press(u"Open");
    QVERIFY(error().contains(u"ftp"));
    m_dialog->setUrl(u"https://user:s3cret@host/"_qs);
    press(u"Open");
    QVERIFY(!error().isEmpty());
    QVERIFY(!error().contains(u"s3cret"));
    QCOMPARE(m_opened->count(), 0);
}

void tst_OpenStreamDialog::masksTheTokenAndForgetsIt()
{
    auto *token = field<QLineEdit>(u"Token");
    auto *show = field<QToolButton>(u"Show the token");
    QTest::keyClicks(token, u"s3cret"_qs);
    QVERIFY(!token->displayText().contains(u"s3cret"));
    QTest::mouseClick(show, Qt::LeftButton);
    QCOMPARE(token->displayText(), u"s3cret"_qs);
    QTest::mouseClick(show, Qt::LeftButton);
    QVERIFY(!token->displayText().contains(u"s3cret"));
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(token->text(), QString());
}

void tst_OpenStreamDialog::asksToRememberTheToken()
{
    QSignalSpy remembered(m_dialog.get(), &OpenStreamDialog::tokenRemembered);
    m_dialog->setUrl(u"https://host:81/path"_qs);
    QTest::keyClicks(field<QLineEdit>(u"Token"), u"s3cret"_qs);
    auto *remember = m_dialog->findChild<TokenField *>()->findChild<QCheckBox *>();
    QVERIFY(!remember->isChecked());
    remember->setFocus();
    QTest::keyClick(remember, Qt::Key_Space);
    press(u"Open");
    QCOMPARE(remembered.count(), 1);
    QCOMPARE(remembered.first().at(0).toString(), u"https://host:81"_qs);
    QCOMPARE(remembered.first().at(1).toByteArray(), QByteArray("s3cret"));
    QCOMPARE(m_opened->count(), 1);
    QVERIFY(!remember->isChecked()); // forgotten with the dialog
}

void tst_OpenStreamDialog::addsAndRemovesHeaders()
{
    m_dialog->setUrl(u"https://host/"_qs);
    auto *table = m_dialog->findChild<QTableWidget *>();
    press(u"Add");
    QCOMPARE(table->rowCount(), 1);
    table->item(0, 0)->setText(u"X-Team"_qs);
    table->item(0, 1)->setText(u"blue"_qs);
    press(u"Add");
    table->item(1, 0)->setText(u"bad name"_qs);
    press(u"Open");
    QVERIFY(!error().isEmpty());
    table->selectRow(1);
    press(u"Remove");
    QCOMPARE(table->rowCount(), 1);
    press(u"Open");
    QCOMPARE(opened().headers, (QList<std::pair<QByteArray, QByteArray>>{{"X-Team", "blue"}}));
}

void tst_OpenStreamDialog::offersRecentUrls()
{
    m_dialog->setUrl(u"https://kept/"_qs);
    m_dialog->setRecent({u"https://one/"_qs, u"https://two/"_qs});
    QCOMPARE(m_url->text(), u"https://kept/"_qs);
    QCOMPARE(field<QComboBox>(u"URL")->count(), 2);
}

void tst_OpenStreamDialog::entersWhileTheListOfRecentUrlsIsUp()
{
    m_dialog->setRecent({u"https://one/first"_qs, u"https://two/"_qs});
    auto *url = field<QComboBox>(u"URL");
    QSignalSpy opened(m_dialog.get(), &OpenStreamDialog::openRequested);
    url->lineEdit()->setFocus();
    url->lineEdit()->selectAll();
    QTest::keyClicks(url->lineEdit(), u"https://one/"_qs);
    QTRY_VERIFY(url->completer()->popup()->isVisible());
    QTest::keyClick(url->completer()->popup(), Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<StreamRequest>().given, u"https://one/"_qs);
}

void tst_OpenStreamDialog::takesMarkupForText()
{
    m_dialog->setUrl(u"<img src=file:/dev/zero>://x"_qs);
    press(u"Open");
    for (const QLabel *label : m_dialog->findChildren<InlineError *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    m_body->setPlainText(u"<img src=file:/dev/zero>"_qs);
    QCOMPARE(m_body->toPlainText(), u"<img src=file:/dev/zero>"_qs);
}

void tst_OpenStreamDialog::namesEveryField()
{
    for (QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->inherits("QTabBar"))
            continue;
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(!face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
}

// As with the keyboard: the text of a choice selects it.
static void choose(QComboBox *box, const QString &start)
{
    QVERIFY(box);
    const int row = box->findText(start, Qt::MatchStartsWith);
    QVERIFY2(row >= 0, qPrintable(start));
    box->setFocus();
    while (box->currentIndex() != row)
        QTest::keyClick(box, box->currentIndex() < row ? Qt::Key_Down : Qt::Key_Up);
}

void tst_OpenStreamDialog::asksHowToConnectAndCancel()
{
    m_url->setText(u"https://host/api"_s);
    m_dialog->findChild<QTabWidget *>()->setCurrentIndex(2);
    QVERIFY(!field<QLineEdit>(u"Host and port of the proxy")->isEnabled());
    choose(field<QComboBox>(u"Proxy"), u"SOCKS5"_s);
    QTest::keyClicks(field<QLineEdit>(u"Host and port of the proxy"), u"[::1]:1080"_s);
    QTest::keyClicks(field<QLineEdit>(u"Client certificate"), u"/tmp/client.pem"_s);
    QTest::keyClicks(field<QLineEdit>(u"Its key"), u"/tmp/client.key"_s);
    choose(field<QComboBox>(u"After a drop"), u"Repeat a POST: only if its server promises"_s);
    choose(field<QComboBox>(u"Method of the cancel request"), u"DELETE"_s);
    QTest::keyClicks(field<QLineEdit>(u"URL of the cancel request"), u"/jobs/{job}"_s);
    for (QCheckBox *box : m_dialog->findChildren<QCheckBox *>()) {
        if (box->text().contains(u"silent"_s))
            QTest::keyClick(box, Qt::Key_Space);
    }
    press(u"Open");
    const StreamRequest request = opened();
    QCOMPARE(request.proxy, (ProxyChoice{ProxyChoice::Kind::Socks5, u"::1"_s, 1080}));
    QCOMPARE(request.clientCertificateFile, u"/tmp/client.pem"_s);
    QCOMPARE(request.clientKeyFile, u"/tmp/client.key"_s);
    QCOMPARE(request.reconnect, StreamRequest::Reconnect::Same);
    QVERIFY(!request.hasIdleLimit);
    QCOMPARE(request.cancelRequest, std::optional(ControlRequest{"DELETE", u"/jobs/{job}"_s, {}}));
}

void tst_OpenStreamDialog::connectsAsUsualUnlessAsked()
{
    m_url->setText(u"https://host/api"_s);
    press(u"Open");
    const StreamRequest request = opened();
    const StreamRequest usual;
    QCOMPARE(request.proxy, usual.proxy);
    QCOMPARE(request.reconnect, usual.reconnect);
    QCOMPARE(request.hasIdleLimit, usual.hasIdleLimit);
    QVERIFY(!request.cancelRequest);
}

void tst_OpenStreamDialog::saysWhatIsWrongWithTheConnection_data()
{
    QTest::addColumn<QString>("box");
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QString>("edit");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    const QString proxy = u"Host and port of the proxy"_s;
    QTest::newRow("proxy without a port") << u"Proxy"_s << u"HTTP"_s << proxy << u"proxy.example"_s << u"host:port"_s;
    QTest::newRow("proxy with a password") << u"Proxy"_s << u"HTTP"_s << proxy << u"me:pw@proxy:1"_s << u"password"_s;
    QTest::newRow("cancel elsewhere") << u"Method of the cancel request"_s << u"POST"_s << u"URL of the cancel request"_s
                                      << u"https://evil.example/{job}"_s << u"another server"_s;
    QTest::newRow("cancel without URL") << u"Method of the cancel request"_s << u"POST"_s << u"URL of the cancel request"_s
                                        << QString() << u"METHOD URL"_s;
}

void tst_OpenStreamDialog::saysWhatIsWrongWithTheConnection()
{
    QFETCH(const QString, box);
    QFETCH(const QString, choice);
    QFETCH(const QString, edit);
    QFETCH(const QString, text);
    QFETCH(const QString, word);
    m_url->setText(u"https://host/api"_s);
    choose(field<QComboBox>(box), choice);
    QTest::keyClicks(field<QLineEdit>(edit), text);
    m_dialog->findChild<QTabWidget *>()->setCurrentIndex(0);
    press(u"Open");
    QCOMPARE(m_opened->count(), 0);
    QVERIFY2(error().contains(word), qPrintable(error()));
    QVERIFY(!error().contains(u"pw"_s));
    QCOMPARE(m_dialog->findChild<QTabWidget *>()->currentIndex(), 2);
}

QTEST_MAIN(tst_OpenStreamDialog)
#include "tst_openstreamdialog.moc"
