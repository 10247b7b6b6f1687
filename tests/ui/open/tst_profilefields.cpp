// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profilelibrary.h"
#include "tests/ui/warnings.h"
#include "ui/open/inlineerror.h"
#include "ui/open/openstreamdialog.h"

#include <QAccessible>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace runwatch;
using namespace Qt::StringLiterals;

// The profile in the Open Stream dialog, as an operator gives it.
class TestProfileFields final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qRegisterMetaType<StreamRequest>();
        write(u"builds.json"_s, "{'runwatch-profile': 1, 'name': 'Builds & <b>more</b>', 'rules': [],"
                                "'variables': {'base': {'value': 'https://ci.example.org', 'label': 'Server'}, 'id': {'label': 'Build & step'},"
                                "              'key': {'label': 'API key', 'secret': true, 'value': 'k'}},"
                                "'source': {'url': '{base}/b/{id}', 'headers': {'X-Key': '{key}'}}}");
        write(u"reader.json"_s, "{'runwatch-profile': 1, 'name': 'Reader', 'rules': []}");
        write(u"broken.json"_s, "{'runwatch-profile': 1, 'name': 'Broken'}");
    }

    void init()
    {
        failOnWarnings();
        m_dialog = std::make_unique<OpenStreamDialog>(nullptr, &m_library.emplace(QStringList{m_folder.path()}));
        m_opened = std::make_unique<QSignalSpy>(m_dialog.get(), &OpenStreamDialog::openRequested);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
        m_url = field<QComboBox>(u"URL")->lineEdit();
        m_choice = field<QComboBox>(u"Profile");
        QVERIFY(m_choice);
    }

    void choosesByItselfUnlessAsked()
    {
        QCOMPARE(m_choice->currentIndex(), 0);
        QVERIFY(m_choice->findText(u"Broken"_s) < 0);
        m_url->setText(u"http://localhost/a"_s);
        QTest::keyClick(m_url, Qt::Key_Return);
        QCOMPARE(opened().profile, QString());
    }

    void readsByTheBuiltInShapes()
    {
        choose(u"Built-in"_s);
        m_url->setText(u"http://localhost/a"_s);
        QTest::keyClick(m_url, Qt::Key_Return);
        QCOMPARE(opened().profile, u"default"_s);
        QVERIFY(opened().variables.isEmpty());
    }

    void opensWhereTheProfileSays()
    {
        choose(u"Builds"_s);
        QVERIFY(m_url->placeholderText().startsWith(u"https://ci.example.org/b/"_s));
        QTest::keyClicks(variable(u"Build & step"), u"a/7"_s);
        QCOMPARE(m_url->placeholderText(), u"https://ci.example.org/b/a%2F7"_s);
        QTest::keyClick(variable(u"Build & step"), Qt::Key_Return);
        QCOMPARE(m_opened->count(), 1);
        QCOMPARE(opened().profile, u"builds"_s);
        QCOMPARE(opened().variables, (QMap<QString, QString>{{u"id"_s, u"a/7"_s}})); // what was left as it is, is not said
        QCOMPARE(opened().given, u"https://ci.example.org/b/a%2F7"_s);
    }

    void takesAUrlInItsPlace()
    {
        choose(u"Builds"_s);
        variable(u"Build & step")->setText(u"7"_s);
        m_url->setText(u"http://127.0.0.1:8010/"_s);
        QTest::keyClick(m_url, Qt::Key_Return);
        QCOMPARE(opened().url, QUrl(u"http://127.0.0.1:8010/"_s));
        QCOMPARE(opened().given, u"http://127.0.0.1:8010/"_s);
    }

    void goesToTheVariableThatIsMissing()
    {
        choose(u"Builds"_s);
        QTest::keyClick(m_url, Qt::Key_Return);
        QCOMPARE(m_opened->count(), 0);
        QCOMPARE(error(), u"The profile needs a value for id."_s);
        QTRY_VERIFY(variable(u"Build & step")->hasFocus());
        QTest::keyClicks(variable(u"Build & step"), u"7"_s);
        QTest::keyClicks(variable(u"Server"), u"x"_s); // https://ci.example.orgx is a server too
        variable(u"Server")->setText(u"ci example"_s);
        QTest::keyClick(variable(u"Server"), Qt::Key_Return);
        QCOMPARE(m_opened->count(), 0);
        QTRY_VERIFY(variable(u"Server")->hasFocus());
    }

    void goesToTheUrlWhereTheProfileHasNone()
    {
        choose(u"Reader"_s);
        m_choice->setFocus();
        QTest::keyClick(m_choice, Qt::Key_Return);
        QCOMPARE(error(), u"No URL was given."_s);
        QTRY_VERIFY(m_url->hasFocus());
    }

    void masksASecret()
    {
        choose(u"Builds"_s);
        QCOMPARE(variable(u"API key")->echoMode(), QLineEdit::Password);
        QCOMPARE(variable(u"Server")->echoMode(), QLineEdit::Normal);
    }

    void showsTheFieldsOfTheChosenProfileAlone()
    {
        choose(u"Builds"_s);
        QVERIFY(variable(u"Server"));
        choose(u"Reader"_s);
        QVERIFY(!variable(u"Server"));
        QCOMPARE(m_url->placeholderText(), u"https://host/api/progress, or a curl command"_s);
    }

    void isReachedByKeyboardAndScreenReader()
    {
        choose(u"Builds"_s);
        for (QLabel *label : m_dialog->findChildren<QLabel *>()) {
            if (label->text() == u"Build && step:"_s)
                QCOMPARE(label->buddy(), variable(u"Build & step"));
        }
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(variable(u"Build & step"));
        QCOMPARE(face->text(QAccessible::Name), u"Build & step"_s);
        QCOMPARE(face->role(), QAccessible::EditableText);
        QTRY_VERIFY(variable(u"Build & step")->isVisible()); // layouts show what is new a little later
        QTest::keyClick(m_dialog.get(), Qt::Key_F, Qt::AltModifier);
        QTRY_VERIFY(m_choice->hasFocus());
        QTest::keyClick(m_choice, Qt::Key_Tab);
        QCOMPARE(m_dialog->focusWidget()->accessibleName(), u"Server"_s);
        QTest::keyClick(variable(u"Server"), Qt::Key_Tab);
        QCOMPARE(m_dialog->focusWidget()->accessibleName(), u"Build & step"_s);
    }

    void showsTheProfileOfARequest()
    {
        StreamRequest request;
        request.profile = u"builds"_s;
        request.variables = {{u"id"_s, u"7"_s}, {u"key"_s, u"mine"_s}};
        request.given = u"https://ci.example.org/b/7"_s;
        request.url = QUrl(u"https://ci.example.org/"_s);
        m_dialog->setRequest(request);
        QCOMPARE(m_choice->currentText(), u"Builds & <b>more</b>"_s);
        QCOMPARE(variable(u"Build & step")->text(), u"7"_s);
        QCOMPARE(m_url->text(), QString()); // nobody typed it
        QTest::keyClick(m_url, Qt::Key_Return);
        QCOMPARE(opened().variables, request.variables);
        QCOMPARE(opened().given, request.given);
    }

    void showsAProfileThatIsAFile()
    {
        StreamRequest request;
        request.profile = m_folder.filePath(u"builds.json"_s);
        request.given = u"localhost:8010/x"_s;
        request.url = QUrl(u"http://localhost:8010/x"_s);
        m_dialog->setRequest(request);
        QCOMPARE(m_choice->currentText(), u"builds.json"_s);
        QCOMPARE(m_url->text(), request.given);
        QTest::keyClick(m_url, Qt::Key_Return);
        QCOMPARE(opened().profile, request.profile);
        QCOMPARE(opened().url, request.url);
    }

    void saysWhatIsWrongWithAFile()
    {
        StreamRequest request;
        request.profile = m_folder.filePath(u"broken.json"_s);
        request.given = u"http://localhost:8010/x"_s;
        request.url = QUrl(request.given);
        m_dialog->setRequest(request);
        QTest::keyClick(m_url, Qt::Key_Return);
        QCOMPARE(m_opened->count(), 0);
        QVERIFY2(error().contains(u"broken.json:1:1: The key \"rules\" is missing."_s), qPrintable(error()));
        QTRY_VERIFY(m_choice->hasFocus());
    }

    void staysWhenACurlCommandIsPasted()
    {
        choose(u"Builds"_s);
        variable(u"Build & step")->setText(u"7"_s);
        m_url->setText(u"curl -N http://127.0.0.1:1/ -H 'X-A: b'"_s);
        QTest::keyClick(m_url, Qt::Key_Return);
        QCOMPARE(m_opened->count(), 1);
        QCOMPARE(opened().profile, u"builds"_s);
        QCOMPARE(opened().variables.value(u"id"_s), u"7"_s);
        QCOMPARE(opened().headers.size(), 1);
    }

private:
    void write(const QString &name, QByteArray content) // ' stands for a quotation mark
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(content.replace('\'', '"')) > 0);
    }

    template <typename Widget>
    [[nodiscard]] Widget *field(QStringView name) const
    {
        for (Widget *widget : m_dialog->findChildren<Widget *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }

    [[nodiscard]] QLineEdit *variable(QStringView name) const { return field<QLineEdit>(name); }
    [[nodiscard]] StreamRequest opened() const { return m_opened->value(0).value(0).value<StreamRequest>(); }

    // With the arrow keys.
    void choose(const QString &start)
    {
        const int row = m_choice->findText(start, Qt::MatchStartsWith);
        QVERIFY2(row >= 0, qPrintable(start));
        m_choice->setFocus();
        while (m_choice->currentIndex() != row)
            QTest::keyClick(m_choice, m_choice->currentIndex() < row ? Qt::Key_Down : Qt::Key_Up);
    }

    [[nodiscard]] QString error() const
    {
        const auto *label = m_dialog->findChild<InlineError *>();
        return label->isVisible() ? label->text() : QString();
    }

    QTemporaryDir m_folder;
    std::optional<ProfileLibrary> m_library;
    std::unique_ptr<OpenStreamDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_opened;
    QLineEdit *m_url = nullptr;
    QComboBox *m_choice = nullptr;
};

QTEST_MAIN(TestProfileFields)
#include "tst_profilefields.moc"
