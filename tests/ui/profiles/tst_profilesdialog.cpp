// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profilelibrary.h"
#include "app/profile/profilereader.h"
#include "tests/ui/warnings.h"
#include "ui/look/look.h"
#include "ui/open/inlineerror.h"
#include "ui/open/profilenamebar.h"
#include "ui/profiles/profileeditor.h"
#include "ui/profiles/profilerows.h"
#include "ui/profiles/profilesdialog.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

const QByteArray mine = R"({"runwatch-profile": 1, "name": "Nightly in production", "colour": "red", "builtIn": true,
 "description": "All nightly builds", "variables": {"pin": {"value": "hidden", "secret": true}},
 "source": {"url": "https://h.example/{pin}"}})";

} // namespace

class tst_ProfilesDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void listsAllWithWhereTheyAreFrom();
    void saysWhatIsWrongWithAnUnreadableOne();
    void saysWhyAVerbDoesNotApply();
    void copiesAShippedOneUnderANameOfYourOwn();
    void saysWhatANameMeans_data();
    void saysWhatANameMeans();
    void importsAFile();
    void saysWhereAnImportedFileIsWrong();
    void asksForAnotherNameOnImport();
    void exportsWithoutSecrets();
    void removesYoursAndTakesItBack();
    void removesForGoodAfterAWhile();
    void saysWhichOneIsUsedAfterRemoving();
    void editsYours();
    void showsWhatHasComeSince();
    void canBeUsedByKeyboardAlone();
    void namesAllThatCanBeUsed();
    void looksRight_data();
    void looksRight();

private:
    void write(const QString &name, const QByteArray &text);
    void open(int undoTime = ProfilesDialog::DefaultUndoTime);
    void select(const QString &id);
    void press(const QString &text);
    [[nodiscard]] QPushButton *button(const QString &text) const;
    [[nodiscard]] QString cell(const QString &id, int column) const;
    [[nodiscard]] QString error() const;
    [[nodiscard]] QStringList said() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProfileLibrary> m_library;
    std::unique_ptr<ProfilesDialog> m_dialog;
    QTreeView *m_list = nullptr;
};

void tst_ProfilesDialog::init()
{
    failOnWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    for (const QString &folder : {u"mine"_s, u"system"_s, u"elsewhere"_s})
        QVERIFY(QDir(m_folder->path()).mkpath(folder));
    write(u"mine/nightly.json"_s, mine);
    write(u"system/house.json"_s, R"({"runwatch-profile": 1, "name": "House <b>rules</b>", "builtIn": true})");
    m_library = std::make_unique<ProfileLibrary>(QStringList{m_folder->filePath(u"mine"_s), m_folder->filePath(u"system"_s)});
    open();
}

void tst_ProfilesDialog::cleanup()
{
    m_dialog.reset();
    m_library.reset();
}

void tst_ProfilesDialog::write(const QString &name, const QByteArray &text)
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

void tst_ProfilesDialog::open(int undoTime)
{
    m_dialog = std::make_unique<ProfilesDialog>(*m_library, nullptr, undoTime);
    m_list = m_dialog->findChild<QTreeView *>();
    new QAbstractItemModelTester(m_list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_list);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void tst_ProfilesDialog::select(const QString &id)
{
    const int row = qobject_cast<ProfileRows *>(m_list->model())->rowOf(id);
    QVERIFY2(row >= 0, qPrintable(id));
    const QModelIndex cell = m_list->model()->index(row, 0);
    m_list->scrollTo(cell);
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, Qt::NoModifier, m_list->visualRect(cell).center());
    QCOMPARE(m_dialog->selected(), id);
}

QPushButton *tst_ProfilesDialog::button(const QString &text) const
{
    const auto buttons = m_dialog->findChildren<QPushButton *>();
    const auto found = std::ranges::find_if(buttons, [&](const QPushButton *button) { return button->text().remove(u'&') == text; });
    return found == buttons.end() ? nullptr : *found;
}

void tst_ProfilesDialog::press(const QString &text)
{
    QVERIFY2(button(text) && button(text)->isVisible() && button(text)->isEnabled(), qPrintable(text));
    QTest::mouseClick(button(text), Qt::LeftButton);
}

QString tst_ProfilesDialog::cell(const QString &id, int column) const
{
    const auto *rows = qobject_cast<ProfileRows *>(m_list->model());
    return rows->index(rows->rowOf(id), column).data().toString();
}

QString tst_ProfilesDialog::error() const
{
    const auto *error = m_dialog->findChild<InlineError *>();
    return error->isVisible() ? error->text() : QString();
}

QStringList tst_ProfilesDialog::said() const
{
    QStringList said;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
        if (label->isVisible())
            said << label->text();
    }
    return said;
}

void tst_ProfilesDialog::listsAllWithWhereTheyAreFrom()
{
    QCOMPARE(cell(u"nightly"_s, ProfileRows::NameColumn), u"Nightly in production"_s);
    QCOMPARE(cell(u"nightly"_s, ProfileRows::OriginColumn), u"yours"_s);
    QCOMPARE(cell(u"nightly"_s, ProfileRows::ColourColumn), u"red"_s);
    QCOMPARE(cell(u"nightly"_s, ProfileRows::DescriptionColumn), u"All nightly builds"_s);
    QCOMPARE(cell(u"house"_s, ProfileRows::OriginColumn), u"system"_s);
    QCOMPARE(cell(u"kestra"_s, ProfileRows::OriginColumn), u"Runwatch"_s);
    QCOMPARE(m_list->model()->rowCount(), int(m_library->entries().size()));
    const QModelIndex house = m_list->model()->index(qobject_cast<ProfileRows *>(m_list->model())->rowOf(u"house"_s), 0);
    QVERIFY(house.data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
}

void tst_ProfilesDialog::saysWhatIsWrongWithAnUnreadableOne()
{
    write(u"mine/broken.json"_s, "{\"runwatch-profile\": 1,\n \"rules\": {}}");
    open();
    const QString sentence = u"broken.json:2:11: A list is expected: [ … ]. (at /rules)"_s;
    QCOMPARE(cell(u"broken"_s, ProfileRows::DescriptionColumn), sentence);
    select(u"broken"_s);
    QCOMPARE(error(), sentence);
    QVERIFY(button(u"Edit…"_s)->isEnabled());
    QVERIFY(!button(u"Export…"_s)->isEnabled());
    select(u"nightly"_s);
    QCOMPARE(error(), QString());
}

void tst_ProfilesDialog::saysWhyAVerbDoesNotApply()
{
    select(u"kestra"_s);
    QVERIFY(!button(u"Edit…"_s)->isEnabled());
    QCOMPARE(button(u"Edit…"_s)->toolTip(), u"This profile is not yours: duplicate it, and change the copy"_s);
    QVERIFY(!button(u"Remove"_s)->isEnabled());
    QTest::keyClick(m_list, Qt::Key_Delete);
    QVERIFY(m_library->profile(u"kestra"_s));
    select(u"nightly"_s);
    QVERIFY(button(u"Edit…"_s)->isEnabled() && button(u"Remove"_s)->isEnabled());
}

void tst_ProfilesDialog::copiesAShippedOneUnderANameOfYourOwn()
{
    QSignalSpy changed(m_dialog.get(), &ProfilesDialog::profilesChanged);
    select(u"kestra"_s);
    press(u"Duplicate…"_s);
    auto *name = m_dialog->findChild<ProfileNameBar *>()->findChild<QLineEdit *>();
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, u"Kestra, Z"_s); // in the place of what is proposed
    name->insert(u"ürich!"_s); // has no key in a test
    QVERIFY(said().contains(u"It will be called kestra-zurich."_s));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_dialog->selected(), u"kestra-zurich"_s);
    QCOMPARE(cell(u"kestra-zurich"_s, ProfileRows::NameColumn), u"Kestra, Zürich!"_s);
    QCOMPARE(cell(u"kestra-zurich"_s, ProfileRows::OriginColumn), u"yours"_s);
    QCOMPARE(m_library->profile(u"kestra-zurich"_s)->rules, m_library->profile(u"kestra"_s)->rules);
    QVERIFY(m_dialog->isVisible()); // Enter did not close it
}

void tst_ProfilesDialog::saysWhatANameMeans_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("isUsable");
    QTest::newRow("new") << u"A b"_s << u"It will be called a-b."_s << true;
    QTest::newRow("yours") << u"Nightly"_s << u"You have a profile nightly: it will be replaced."_s << true;
    QTest::newRow("not yours") << u"kestra"_s << u"There is a profile kestra: yours will be used in its place."_s << true;
    QTest::newRow("default") << u"Default"_s << u"The name default is taken by the built-in shapes."_s << false;
    QTest::newRow("nothing") << u"!!"_s << u"A name has a letter from a to z, or a digit."_s << false;
}

void tst_ProfilesDialog::saysWhatANameMeans()
{
    QFETCH(const QString, name);
    QFETCH(const QString, note);
    QFETCH(const bool, isUsable);
    select(u"house"_s);
    press(u"Duplicate…"_s);
    auto *field = m_dialog->findChild<ProfileNameBar *>()->findChild<QLineEdit *>();
    QTest::keyClicks(field, name);
    QVERIFY2(said().contains(note), qPrintable(said().join(u'|')));
    QCOMPARE(QAccessible::queryAccessibleInterface(field)->text(QAccessible::Description), note);
    QCOMPARE(button(u"Save"_s)->isEnabled(), isUsable);
    const qsizetype before = m_library->entries().size();
    QTest::keyClick(field, Qt::Key_Escape); // answers the question, and does not close the dialog
    QVERIFY(!field->isVisible() && m_dialog->isVisible());
    QCOMPARE(m_library->entries().size(), before);
}

void tst_ProfilesDialog::importsAFile()
{
    write(u"elsewhere/From A Colleague.json"_s, mine);
    press(u"Import…"_s);
    auto *dialog = m_dialog->findChild<QFileDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    emit dialog->fileSelected(m_folder->filePath(u"elsewhere/From A Colleague.json"_s));
    dialog->close();
    QCOMPARE(m_dialog->selected(), u"from-a-colleague"_s);
    QCOMPARE(cell(u"from-a-colleague"_s, ProfileRows::OriginColumn), u"yours"_s);
    QVERIFY(said().contains(u"The profile from-a-colleague is saved."_s));
}

void tst_ProfilesDialog::saysWhereAnImportedFileIsWrong()
{
    write(u"elsewhere/bad.json"_s, "{\"runwatch-profile\": 1,\n \"ruels\": []}");
    const qsizetype before = m_library->entries().size();
    m_dialog->bringIn(m_folder->filePath(u"elsewhere/bad.json"_s));
    QCOMPARE(error(), u"bad.json:2:11: There is no key \"ruels\" here. (at /ruels)"_s);
    QCOMPARE(m_library->entries().size(), before);
    m_dialog->bringIn(m_folder->filePath(u"elsewhere/none.json"_s));
    QVERIFY2(error().startsWith(u"none.json: The file cannot be read"_s), qPrintable(error()));
}

void tst_ProfilesDialog::asksForAnotherNameOnImport()
{
    write(u"elsewhere/nightly.json"_s, R"({"runwatch-profile": 1, "name": "Another", "builtIn": true})");
    m_dialog->bringIn(m_folder->filePath(u"elsewhere/nightly.json"_s));
    auto *name = m_dialog->findChild<ProfileNameBar *>()->findChild<QLineEdit *>();
    QVERIFY(name->isVisible());
    QVERIFY(said().contains(u"There is a profile nightly already. What is this one to be called?"_s));
    QCOMPARE(name->text(), u"nightly-2"_s);
    press(u"Save"_s);
    QVERIFY(m_library->profile(u"nightly-2"_s));
    QCOMPARE(m_library->profile(u"nightly"_s)->name, u"Nightly in production"_s);

    m_dialog->bringIn(m_folder->filePath(u"elsewhere/nightly.json"_s));
    QTest::keyClicks(name, u"nightly"_s);
    press(u"Save"_s);
    QCOMPARE(m_library->profile(u"nightly"_s)->colour, ProfileColour::None); // replaced, as was said
}

void tst_ProfilesDialog::exportsWithoutSecrets()
{
    select(u"nightly"_s);
    press(u"Export…"_s);
    auto *dialog = m_dialog->findChild<QFileDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    const QString file = m_folder->filePath(u"elsewhere/out.json"_s);
    emit dialog->fileSelected(file);
    dialog->close();
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray json = written.readAll();
    QVERIFY2(!json.contains("hidden"), json.constData());
    const auto read = readProfile(json, u"out"_s);
    QVERIFY(std::holds_alternative<Profile>(read));
    QCOMPARE(std::get<Profile>(read).colour, ProfileColour::Red);
    QVERIFY(said().contains(u"Written to out.json, without the secret values."_s));
    m_dialog->giveOut(m_folder->filePath(u"none/out.json"_s));
    QVERIFY2(error().startsWith(u"The file could not be written"_s), qPrintable(error()));
}

void tst_ProfilesDialog::removesYoursAndTakesItBack()
{
    QSignalSpy changed(m_dialog.get(), &ProfilesDialog::profilesChanged);
    for (const bool byKeys : {false, true}) {
        select(u"nightly"_s);
        if (byKeys)
            QTest::keyClick(m_list, Qt::Key_Delete);
        else
            press(u"Remove"_s);
        QVERIFY(!m_library->profile(u"nightly"_s));
        QVERIFY(said().contains(u"The profile nightly is removed."_s));
        if (byKeys)
            QTest::keyClick(m_dialog.get(), Qt::Key_Z, Qt::ControlModifier);
        else
            press(u"Undo"_s);
        QCOMPARE(m_dialog->selected(), u"nightly"_s);
        QVERIFY(!button(u"Undo"_s)->isVisible());
    }
    QCOMPARE(changed.count(), 4);
    QFile file(m_folder->filePath(u"mine/nightly.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), mine); // as its owner had laid it out
}

void tst_ProfilesDialog::removesForGoodAfterAWhile()
{
    open(0);
    select(u"nightly"_s);
    press(u"Remove"_s);
    QTRY_VERIFY(!button(u"Undo"_s)->isVisible());
    QTest::keyClick(m_dialog.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!m_library->profile(u"nightly"_s));
    QCOMPARE(ProfilesDialog::DefaultUndoTime, 10'000);
}

void tst_ProfilesDialog::saysWhichOneIsUsedAfterRemoving()
{
    write(u"mine/kestra.json"_s, mine);
    open();
    select(u"kestra"_s);
    QCOMPARE(cell(u"kestra"_s, ProfileRows::OriginColumn), u"yours"_s);
    press(u"Remove"_s);
    QCOMPARE(cell(u"kestra"_s, ProfileRows::OriginColumn), u"Runwatch"_s);
    QVERIFY(said().contains(u"Your profile kestra is removed; the one that it hid is used again."_s));
}

void tst_ProfilesDialog::editsYours()
{
    select(u"nightly"_s);
    press(u"Edit…"_s);
    press(u"Edit…"_s); // it is open already
    const auto editors = m_dialog->findChildren<ProfileEditor *>();
    QCOMPARE(editors.size(), 1);
    auto *text = editors.first()->findChild<QPlainTextEdit *>();
    text->setPlainText(text->toPlainText().replace(u"red"_s, u"green"_s));
    QPushButton *save = nullptr;
    for (QPushButton *button : editors.first()->findChildren<QPushButton *>())
        save = button->text() == u"&Save" ? button : save;
    QTRY_VERIFY(save && save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_COMPARE(cell(u"nightly"_s, ProfileRows::ColourColumn), u"green"_s);
    QCOMPARE(m_dialog->selected(), u"nightly"_s);
}

void tst_ProfilesDialog::showsWhatHasComeSince()
{
    m_dialog->close();
    write(u"mine/later.json"_s, mine);
    m_dialog->show();
    QCOMPARE(cell(u"later"_s, ProfileRows::OriginColumn), u"yours"_s);
}

void tst_ProfilesDialog::canBeUsedByKeyboardAlone()
{
    QVERIFY(m_list->hasFocus());
    QTest::keyClicks(m_list, u"Nightly"_s); // finds it by its name
    QCOMPARE(m_dialog->selected(), u"nightly"_s);
    QTest::keyClick(m_list, Qt::Key_F2);
    QTRY_VERIFY(m_dialog->findChild<ProfileEditor *>());
    QTest::keyClick(m_dialog->findChild<ProfileEditor *>(), Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog->findChild<ProfileEditor *>());
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    QList<QWidget *> reached;
    for (int presses = 0; presses < 8; ++presses) {
        reached << m_dialog->focusWidget();
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
    }
    for (const QString &verb : {u"Edit…"_s, u"Duplicate…"_s, u"Import…"_s, u"Export…"_s, u"Remove"_s, u"Close"_s})
        QVERIFY2(reached.contains(button(verb)), qPrintable(verb));
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void tst_ProfilesDialog::namesAllThatCanBeUsed()
{
    const auto nameOf = [](QWidget *widget) { return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name); };
    QCOMPARE(nameOf(m_list), u"Profiles"_s);
    for (QPushButton *button : m_dialog->findChildren<QPushButton *>())
        QVERIFY(!nameOf(button).isEmpty());
    for (QLineEdit *field : m_dialog->findChildren<QLineEdit *>())
        QVERIFY(!nameOf(field).isEmpty());
    const QModelIndex origin = m_list->model()->index(qobject_cast<ProfileRows *>(m_list->model())->rowOf(u"nightly"_s), ProfileRows::OriginColumn);
    QCOMPARE(origin.data(Qt::AccessibleTextRole).toString(), u"From: yours"_s);
}

void tst_ProfilesDialog::looksRight_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("light") << Appearance::Light << Qt::LeftToRight;
    QTest::newRow("dark") << Appearance::Dark << Qt::LeftToRight;
    QTest::newRow("mirrored") << Appearance::Light << Qt::RightToLeft;
}

// Pictures to be looked at; what can be measured is that no text of a button or a label is cut.
void tst_ProfilesDialog::looksRight()
{
    QFETCH(const Appearance, appearance);
    QFETCH(const Qt::LayoutDirection, direction);
    applyLook(appearance);
    write(u"mine/broken.json"_s, "{\"runwatch-profile\": 1,\n \"rules\": {}}");
    open();
    m_dialog->setLayoutDirection(direction);
    select(u"nightly"_s);
    press(u"Remove"_s);
    write(u"mine/nightly.json"_s, mine);
    m_library->reload();
    select(u"broken"_s);
    QTest::mouseMove(m_list);
    const auto keep = [](QWidget *widget, const QString &name) {
        const QString file = u"shots/%1-%2.png"_s.arg(name, QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY2(QDir().mkpath(u"shots"_s) && widget->grab().save(file), qPrintable(file));
    };
    keep(m_dialog.get(), u"profiles"_s);
    press(u"Edit…"_s);
    auto *editor = m_dialog->findChild<ProfileEditor *>();
    editor->setLayoutDirection(direction);
    keep(editor, u"profileeditor"_s);
    select(u"kestra"_s);
    press(u"Duplicate…"_s);
    keep(m_dialog.get(), u"profilecopy"_s);
    for (const QPushButton *button : m_dialog->findChildren<QPushButton *>()) {
        if (button->isVisible())
            QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
    }
}

QTEST_MAIN(tst_ProfilesDialog)
#include "tst_profilesdialog.moc"
