// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profilelibrary.h"
#include "tests/ui/warnings.h"
#include "ui/open/inlineerror.h"
#include "ui/profiles/profileeditor.h"

#include <QAccessible>
#include <QDir>
#include <QFile>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

#include <algorithm>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

// Laid out as its owner likes it.
constexpr QByteArrayView rightText = "{\n\n  \"runwatch-profile\": 1,\n    \"builtIn\": true, \"name\": \"Mine\"\n}\n";

} // namespace

class tst_ProfileEditor : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void savesWhatIsRightAsItWasTyped();
    void marksAndSaysTheFirstMistake();
    void checksOnceTheTypingRests();
    void asksBeforeChangesAreLost();
    void closesAtOnceWhenNothingHasChanged();
    void showsAndMendsABrokenProfile();
    void saysWhyItCannotBeSaved();
    void takesNoFileThatItCannotShow();
    void namesAllThatCanBeUsed();

private:
    void write(const QByteArray &text);
    [[nodiscard]] QByteArray written() const;
    void open(int rest = 0);
    [[nodiscard]] QPushButton *button(const QString &text) const;
    [[nodiscard]] QString error() const;
    void type(const QString &text);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProfileLibrary> m_library;
    QPointer<ProfileEditor> m_editor;
    QPlainTextEdit *m_text = nullptr;
};

void tst_ProfileEditor::init()
{
    failOnWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    write(rightText.toByteArray());
    m_library = std::make_unique<ProfileLibrary>(QStringList{m_folder->path()});
}

void tst_ProfileEditor::cleanup()
{
    delete m_editor;
    m_library.reset();
}

void tst_ProfileEditor::write(const QByteArray &text)
{
    QFile file(m_folder->filePath(u"mine.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

QByteArray tst_ProfileEditor::written() const
{
    QFile file(m_folder->filePath(u"mine.json"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_ProfileEditor::open(int rest)
{
    m_editor = new ProfileEditor(*m_library, u"mine"_s, nullptr, rest);
    m_editor->show();
    QVERIFY(QTest::qWaitForWindowActive(m_editor));
    m_text = m_editor->findChild<QPlainTextEdit *>();
    QVERIFY(m_text->hasFocus());
}

QPushButton *tst_ProfileEditor::button(const QString &text) const
{
    const auto buttons = m_editor->findChildren<QPushButton *>();
    const auto found = std::ranges::find(buttons, text, &QPushButton::text);
    return found == buttons.end() ? nullptr : *found;
}

QString tst_ProfileEditor::error() const
{
    const auto *error = m_editor->findChild<InlineError *>();
    return error->isVisible() ? error->text() : QString();
}

// In the place of all that stands there.
void tst_ProfileEditor::type(const QString &text)
{
    m_text->selectAll();
    m_text->insertPlainText(text);
}

void tst_ProfileEditor::savesWhatIsRightAsItWasTyped()
{
    open();
    QSignalSpy saved(m_editor, &ProfileEditor::saved);
    QCOMPARE(m_text->toPlainText().toUtf8(), rightText);
    QTest::keyClick(m_text, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(m_text, u"  "_s);
    QTRY_VERIFY(button(u"&Save"_s)->isEnabled());
    QTest::mouseClick(button(u"&Save"_s), Qt::LeftButton);
    QCOMPARE(saved.count(), 1);
    QCOMPARE(written(), rightText.toByteArray() + "  ");
    QTRY_VERIFY(!m_editor);
    QCOMPARE(m_library->profile(u"mine"_s)->name, u"Mine"_s);
}

void tst_ProfileEditor::marksAndSaysTheFirstMistake()
{
    open();
    type(u"{\"runwatch-profile\": 1,\n \"builtIn\": true,\n \"colour\": \"pink\"}"_s);
    QTRY_VERIFY(!error().isEmpty());
    QVERIFY2(error().startsWith(u"Line 3, column 12: "_s), qPrintable(error()));
    QVERIFY2(error().contains(u"red, orange"_s), qPrintable(error()));
    QVERIFY(!button(u"&Save"_s)->isEnabled());
    const auto marks = m_text->extraSelections();
    QCOMPARE(marks.size(), 1);
    QCOMPARE(marks.first().cursor.blockNumber(), 2);
    QCOMPARE(marks.first().cursor.selectedText(), u"\""_s);
    QCOMPARE(marks.first().cursor.selectionStart() - m_text->document()->findBlockByNumber(2).position(), 11);

    type(u"{\"runwatch-profile\": 1, \"builtIn\": true, \"colour\": \"red\"}"_s);
    QTRY_VERIFY(button(u"&Save"_s)->isEnabled());
    QCOMPARE(error(), QString());
    QVERIFY(m_text->extraSelections().isEmpty());
    QTest::keyClick(m_text, Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!m_editor);
    QCOMPARE(m_library->profile(u"mine"_s)->colour, ProfileColour::Red);
}

// What was said of the text before does not count, and a half word is no mistake yet.
void tst_ProfileEditor::checksOnceTheTypingRests()
{
    open(3'600'000); // ms: never
    QVERIFY(button(u"&Save"_s)->isEnabled());
    QTest::keyClicks(m_text, u"x"_s);
    QVERIFY(!button(u"&Save"_s)->isEnabled());
    QCOMPARE(error(), QString());
    QTest::keyClick(m_text, Qt::Key_S, Qt::ControlModifier); // asks at once, and it is wrong
    QVERIFY(!error().isEmpty());
    QCOMPARE(written(), rightText);
    QCOMPARE(ProfileEditor::DefaultRest, 200);
}

void tst_ProfileEditor::asksBeforeChangesAreLost()
{
    open();
    QTest::keyClicks(m_text, u" "_s);
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QVERIFY(m_editor->isVisible());
    QTRY_VERIFY(button(u"&Keep editing"_s)->hasFocus());
    QTest::keyClick(button(u"&Keep editing"_s), Qt::Key_Space);
    QVERIFY(!button(u"&Keep editing"_s)->isVisible());
    QVERIFY(m_text->hasFocus());
    m_editor->close();
    QVERIFY(m_editor && m_editor->isVisible());
    QTest::keyClick(m_editor, Qt::Key_Escape); // no: the first Esc only takes the question back
    QVERIFY(!button(u"&Keep editing"_s)->isVisible());
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QTest::mouseClick(button(u"&Discard them"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_editor);
    QCOMPARE(written(), rightText);
}

void tst_ProfileEditor::closesAtOnceWhenNothingHasChanged()
{
    open();
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QTRY_VERIFY(!m_editor);
}

void tst_ProfileEditor::showsAndMendsABrokenProfile()
{
    write("{\"runwatch-profile\": 1,\n \"rules\": {}}");
    m_library->reload();
    open();
    QVERIFY2(error().startsWith(u"Line 2, column 11: A list is expected"_s), qPrintable(error()));
    QVERIFY(!button(u"&Save"_s)->isEnabled());
    type(QString::fromUtf8(rightText));
    QTRY_VERIFY(button(u"&Save"_s)->isEnabled());
    QTest::mouseClick(button(u"&Save"_s), Qt::LeftButton);
    QVERIFY(m_library->profile(u"mine"_s));
}

void tst_ProfileEditor::saysWhyItCannotBeSaved()
{
    open();
    QVERIFY(m_folder->remove());
    QFile inTheWay(m_folder->path());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QTest::keyClicks(m_text, u" "_s);
    QTRY_VERIFY(button(u"&Save"_s)->isEnabled());
    QTest::mouseClick(button(u"&Save"_s), Qt::LeftButton);
    QVERIFY2(error().startsWith(u"The profile could not be saved"_s), qPrintable(error()));
    QVERIFY(m_editor->isVisible());
    QVERIFY(inTheWay.remove());
}

void tst_ProfileEditor::takesNoFileThatItCannotShow()
{
    write("{\"name\": \"\xff\"}");
    m_library->reload();
    open();
    QCOMPARE(error(), u"The file is not UTF-8 text."_s);
    QVERIFY(m_text->isReadOnly());
    QVERIFY(!button(u"&Save"_s)->isEnabled());
    QTest::keyClick(m_text, Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(written(), "{\"name\": \"\xff\"}"_ba);
}

void tst_ProfileEditor::namesAllThatCanBeUsed()
{
    open();
    QCOMPARE(QAccessible::queryAccessibleInterface(m_text)->text(QAccessible::Name), u"Text of the profile"_s);
    const auto buttons = m_editor->findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        QVERIFY(!QAccessible::queryAccessibleInterface(button)->text(QAccessible::Name).isEmpty());
}

QTEST_MAIN(tst_ProfileEditor)
#include "tst_profileeditor.moc"
