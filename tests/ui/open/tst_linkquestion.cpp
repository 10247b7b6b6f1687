// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/warnings.h"
#include "ui/open/linkquestion.h"

#include <QAccessible>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_LinkQuestion : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsHostAndUrl();
    void connectsOnlyAfterYes();
    void takesKeysForNo_data();
    void takesKeysForNo();
    void isNotAnsweredBeforeItIsSeen();
    void asksOneAfterTheOther();
    void asksOnceForALink();
    void dropsWhatIsTooMany();
    void showsNoSecretAndNoDisguise();
    void isNotModalAndHasNames();

private:
    [[nodiscard]] QPushButton *button(QStringView text) const
    {
        for (QPushButton *button : m_question->findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == text)
                return button;
        }
        return nullptr;
    }
    [[nodiscard]] QString shownUrl() const { return m_question->findChild<QPlainTextEdit *>()->toPlainText(); }
    [[nodiscard]] QString words() const { return m_question->findChild<QLabel *>()->text(); }

    void sayYes()
    {
        QTRY_VERIFY(button(u"Connect")->isEnabled());
        QTest::mouseClick(button(u"Connect"), Qt::LeftButton);
    }

    std::unique_ptr<LinkQuestion> m_question;
    std::unique_ptr<QSignalSpy> m_confirmed;
};

void tst_LinkQuestion::init()
{
    failOnWarnings();
    m_question = std::make_unique<LinkQuestion>(nullptr, 0);
    m_confirmed = std::make_unique<QSignalSpy>(m_question.get(), &LinkQuestion::openConfirmed);
}

void tst_LinkQuestion::cleanup()
{
    m_confirmed.reset();
    m_question.reset();
}

void tst_LinkQuestion::showsHostAndUrl()
{
    m_question->ask(QUrl(u"https://h.example:8443/a/b?c=d"_s));
    QVERIFY(m_question->isVisible());
    QVERIFY(words().contains(u"h.example:8443"));
    QCOMPARE(shownUrl(), u"https://h.example:8443/a/b?c=d"_s);
    QCOMPARE(m_confirmed->count(), 0);
}

void tst_LinkQuestion::connectsOnlyAfterYes()
{
    const QUrl url(u"https://h.example/a?b=c"_s);
    m_question->ask(url);
    QCOMPARE(m_confirmed->count(), 0);
    sayYes();
    QCOMPARE(m_confirmed->count(), 1);
    QVERIFY(!m_question->isVisible());
    const auto request = m_confirmed->constFirst().constFirst().value<StreamRequest>();
    QCOMPARE(request.url, url);
    QCOMPARE(request.method, "GET"_ba);
    QVERIFY(request.token.isEmpty());
}

void tst_LinkQuestion::takesKeysForNo_data()
{
    QTest::addColumn<Qt::Key>("key");

    QTest::newRow("Esc") << Qt::Key_Escape;
    QTest::newRow("Return") << Qt::Key_Return;
    QTest::newRow("Space") << Qt::Key_Space;
}

void tst_LinkQuestion::takesKeysForNo()
{
    QFETCH(const Qt::Key, key);
    m_question->ask(QUrl(u"https://h.example/"_s));
    QVERIFY(QTest::qWaitForWindowActive(m_question.get()));
    QTRY_VERIFY(button(u"Connect")->isEnabled());
    QCOMPARE(m_question->focusWidget(), button(u"Do not connect"));
    QTest::keyClick(m_question->focusWidget(), key);
    QVERIFY(!m_question->isVisible());
    QCOMPARE(m_confirmed->count(), 0);
}

void tst_LinkQuestion::isNotAnsweredBeforeItIsSeen()
{
    LinkQuestion question(nullptr, 60'000);
    QSignalSpy confirmed(&question, &LinkQuestion::openConfirmed);
    question.ask(QUrl(u"https://h.example/"_s));
    for (QPushButton *button : question.findChildren<QPushButton *>()) {
        if (!button->isDefault())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(question.isVisible());
    QCOMPARE(confirmed.count(), 0);
}

void tst_LinkQuestion::asksOneAfterTheOther()
{
    m_question->ask(QUrl(u"https://a.example/"_s));
    m_question->ask(QUrl(u"https://b.example/"_s));
    QVERIFY(words().contains(u"a.example"));
    QTest::mouseClick(button(u"Do not connect"), Qt::LeftButton);
    QVERIFY(m_question->isVisible());
    QVERIFY(words().contains(u"b.example"));
    QVERIFY(!button(u"Connect")->isEnabled()); // a second click in the same place says nothing
    sayYes();
    QCOMPARE(m_confirmed->count(), 1);
    QCOMPARE(m_confirmed->constFirst().constFirst().value<StreamRequest>().url, QUrl(u"https://b.example/"_s));
}

void tst_LinkQuestion::asksOnceForALink()
{
    m_question->ask(QUrl(u"https://a.example/"_s));
    m_question->ask(QUrl(u"https://a.example/"_s));
    m_question->reject();
    QVERIFY(!m_question->isVisible());
    m_question->ask(QUrl(u"https://a.example/"_s));
    QVERIFY(m_question->isVisible());
}

void tst_LinkQuestion::dropsWhatIsTooMany()
{
    for (int i = 0; i < 100; ++i)
        m_question->ask(QUrl(u"https://h%1.example/"_s.arg(i)));
    int asked = 0;
    for (; m_question->isVisible(); ++asked)
        m_question->reject();
    QCOMPARE(asked, LinkQuestion::MostWaiting);
}

void tst_LinkQuestion::showsNoSecretAndNoDisguise()
{
    m_question->ask(QUrl(u"https://ex\u0430mple.org/\u202Egro.txt?token=hunter2&a=<b>"_s));
    QVERIFY(words().contains(u"xn--"));
    QVERIFY(!words().contains(u'\u0430'));
    QVERIFY(shownUrl().contains(u"%E2%80%AE"));
    QVERIFY(!shownUrl().contains(u"hunter2"));
    QCOMPARE(m_question->findChild<QLabel *>()->textFormat(), Qt::PlainText);
}

void tst_LinkQuestion::isNotModalAndHasNames()
{
    m_question->ask(QUrl(u"https://h.example/"_s));
    QVERIFY(!m_question->isModal());
    const auto nameOf = [](QObject *object) {
        return QAccessible::queryAccessibleInterface(object)->text(QAccessible::Name);
    };
    QCOMPARE(nameOf(m_question->findChild<QPlainTextEdit *>()), u"URL of the link"_s);
    QCOMPARE(nameOf(button(u"Connect")), u"Connect"_s);
    QCOMPARE(nameOf(button(u"Do not connect")), u"Do not connect"_s);
}

QTEST_MAIN(tst_LinkQuestion)
#include "tst_linkquestion.moc"
