// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/log/loglines.h"
#include "tests/ui/warnings.h"
#include "ui/log/copybar.h"
#include "ui/log/exportdialog.h"
#include "ui/log/logpane.h"
#include "ui/logview/logview.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

QString clipboardText()
{
    return QGuiApplication::clipboard()->text();
}

template <typename Button> Button *button(QWidget &parent, const QString &text)
{
    for (Button *found : parent.findChildren<Button *>()) {
        if (found->text().remove(u'&') == text)
            return found;
    }
    return nullptr;
}

} // namespace

class tst_LogCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void init();
    void copiesPlainText();
    void copiesAPartOfALine();
    void copiesAsMarkdown();
    void copiesWithContextByTheMenu();
    void copiesVeryManyLinesBesides();
    void exportsByKeys();
    void exportsTheSelection();
    void saysWhyNothingWasWritten();
    void opensOneDialog();
    void makesNamesThatFitAnywhere();

private:
    void fill(int lines);
    ExportDialog *openDialog();
    void chooseFile(ExportDialog &dialog, const QString &path);

    std::shared_ptr<LogStore> m_store;
    std::unique_ptr<LogPane> m_pane;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_LogCommands::init()
{
    failOnWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_shared<LogStore>();
    m_pane = std::make_unique<LogPane>();
    m_pane->resize(800, 400);
    m_pane->commands().setSubject([] {
        LogSubject subject{u"Build *7*"_qs, u"https://ci.example"_qs, {}, [](qint64) { return u"Test"_qs; }};
        subject.jobs[{RunId(1), 0}] = {"Build 7", ""};
        subject.jobs[{RunId(1), 1}] = {"Job one", "one"};
        return subject;
    });
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    append(*m_store, "\x1b[31mred\x1b[0m", LogLevel::Error, 1);
    append(*m_store, "```code```", LogLevel::Log, 0);
    m_pane->setRuns({{RunId(1), m_store, QString(), RunStart}});
    m_pane->setSelected({{{RunId(1), 0}, false}});
    m_pane->view().setFocus();
    QGuiApplication::clipboard()->setText(u"as it was"_qs);
}

void tst_LogCommands::fill(int lines)
{
    appendMany(*m_store, lines);
    m_pane->takeLines(RunId(1), 0, qint64(m_store->end()));
    QTRY_COMPARE(m_pane->view().rows()->size(), qint64(m_store->end()));
}

void tst_LogCommands::copiesPlainText()
{
    QTest::keyClick(&m_pane->view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboardText(), u"as it was"_qs); // nothing was selected
    QTest::keyClick(&m_pane->view(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&m_pane->view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboardText(), u"red\n```code```"_qs);
    QVERIFY(!m_pane->findChild<CopyBar *>()->isVisible());
}

void tst_LogCommands::copiesAPartOfALine()
{
    const RunId run = m_pane->view().rows()->place(0).run;
    m_pane->view().select({{run, LineNumber(1)}, 7}, {{run, LineNumber(0)}, 1}); // backwards
    QTest::keyClick(&m_pane->view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboardText(), u"ed\n```code"_qs);
}

void tst_LogCommands::copiesAsMarkdown()
{
    QTest::keyClick(&m_pane->view(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&m_pane->view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(clipboardText().startsWith(u"**Build \\*7\\***, phase Test, https://ci.example, "), qPrintable(clipboardText()));
    QVERIFY2(clipboardText().endsWith(u"\n\n````\nred\n```code```\n````\n"), qPrintable(clipboardText()));
}

void tst_LogCommands::copiesWithContextByTheMenu()
{
    QTest::keyClick(&m_pane->view(), Qt::Key_A, Qt::ControlModifier);
    QContextMenuEvent asked(QContextMenuEvent::Mouse, QPoint(5, 5), m_pane->view().viewport()->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(m_pane->view().viewport(), &asked);
    auto *menu = m_pane->view().findChild<QMenu *>();
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_X);
    QCOMPARE(clipboardText(), u"2026-01-17T12:00:00.000Z  error     Job one  red\n2026-01-17T12:00:00.120Z  log       Build 7  ```code```"_qs);
}

void tst_LogCommands::copiesVeryManyLinesBesides()
{
    fill(120'000);
    auto *bar = m_pane->findChild<CopyBar *>();
    QTest::keyClick(&m_pane->view(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&m_pane->view(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->findChild<QLabel *>()->text(), u"Copying…"_qs);
    QCOMPARE(clipboardText(), u"as it was"_qs);
    QTRY_VERIFY(!bar->isVisible());
    QCOMPARE(clipboardText().count(u'\n'), 120'001);
    QGuiApplication::clipboard()->setText(u"as it was"_qs);
    QTest::keyClick(&m_pane->view(), Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(button<QToolButton>(*bar, u"Cancel"_qs), Qt::Key_Space);
    QTRY_VERIFY(button<QToolButton>(*bar, u"Close"_qs));
    QVERIFY(clipboardText() == u"as it was" || clipboardText().count(u'\n') == 120'001); // it was quicker
    QTest::keyClick(button<QToolButton>(*bar, u"Close"_qs), Qt::Key_Space);
    QVERIFY(!bar->isVisible());
}

ExportDialog *tst_LogCommands::openDialog()
{
    QTest::keyClick(&m_pane->view(), Qt::Key_E, Qt::ControlModifier);
    auto *dialog = m_pane->findChild<ExportDialog *>();
    if (!dialog || !QTest::qWaitForWindowActive(dialog))
        return nullptr;
    return dialog;
}

void tst_LogCommands::chooseFile(ExportDialog &dialog, const QString &path)
{
    QTest::keyClick(&dialog, Qt::Key_Return);
    auto *files = dialog.findChild<QFileDialog *>();
    QVERIFY(files && QTest::qWaitForWindowActive(files));
    auto *name = files->findChild<QLineEdit *>();
    QVERIFY2(name->text().startsWith(u"Build -7--20"), qPrintable(name->text()));
    name->setText(path); // typed, it would be completed
    QTest::mouseClick(files->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save), Qt::LeftButton);
}

void tst_LogCommands::exportsByKeys()
{
    fill(10'000);
    ExportDialog *dialog = openDialog();
    QVERIFY(dialog);
    QVERIFY(!dialog->isModal());
    QVERIFY(!button<QRadioButton>(*dialog, u"Selected lines (0)"_qs)->isEnabled());
    QVERIFY(button<QRadioButton>(*dialog, u"All shown lines (10,002)"_qs)->isChecked());
    QTest::keyClick(dialog->findChild<QComboBox *>(), Qt::Key_J); // JSON lines
    QVERIFY(!dialog->findChild<QCheckBox *>()->isEnabled());
    chooseFile(*dialog, m_folder->filePath(u"a"_qs));
    QLabel *result = nullptr;
    for (QLabel *label : dialog->findChildren<QLabel *>())
        result = label->accessibleName() == u"Result of the export" ? label : result;
    QVERIFY(result);
    QTRY_VERIFY(result->isVisible());
    QVERIFY2(result->text().startsWith(u"10002 line(s) written to "_qs + m_folder->filePath(u"a.jsonl"_qs)), qPrintable(result->text()));
    QVERIFY(button<QPushButton>(*dialog, u"Open Folder"_qs)->isVisible());
    QCOMPARE(dialog->focusWidget(), button<QPushButton>(*dialog, u"Open Folder"_qs));
    QFile file(m_folder->filePath(u"a.jsonl"_qs));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 10'002);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_pane->findChild<ExportDialog *>());
}

void tst_LogCommands::exportsTheSelection()
{
    fill(100);
    const RunId run = m_pane->view().rows()->place(0).run;
    m_pane->view().select({{run, LineNumber(0)}, 0}, {{run, LineNumber(1)}, 3});
    ExportDialog *dialog = openDialog();
    QVERIFY(dialog);
    QVERIFY(button<QRadioButton>(*dialog, u"Selected lines (2)"_qs)->isChecked());
    for (QCheckBox *part : dialog->findChildren<QCheckBox *>())
        QTest::keyClick(part, Qt::Key_Space);
    chooseFile(*dialog, m_folder->filePath(u"b.log"_qs));
    QFile file(m_folder->filePath(u"b.log"_qs));
    QTRY_VERIFY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("red\n```code```\n"));
}

void tst_LogCommands::saysWhyNothingWasWritten()
{
    ExportDialog *dialog = openDialog();
    QVERIFY(dialog);
    chooseFile(*dialog, m_folder->filePath(u"c.log"_qs));
    const auto isSaid = [dialog](QStringView words) {
        const auto labels = dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [words](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    };
    QTRY_VERIFY(isSaid(u"2 line(s) written"));
    QTest::keyClick(button<QPushButton>(*dialog, u"Export…"_qs), Qt::Key_Space);
    auto *files = dialog->findChild<QFileDialog *>();
    QVERIFY(files);
    QVERIFY(QDir(m_folder->path()).removeRecursively());
    emit files->fileSelected(m_folder->filePath(u"d.log"_qs)); // the folder went while the dialog was open
    QTRY_VERIFY(isSaid(u"The folder does not exist. Nothing was changed"));
    QVERIFY(!button<QPushButton>(*dialog, u"Open Folder"_qs)->isVisible());
}

void tst_LogCommands::opensOneDialog()
{
    ExportDialog *dialog = openDialog();
    QVERIFY(dialog);
    m_pane->commands().actions().last()->trigger();
    QCOMPARE(m_pane->findChildren<ExportDialog *>().size(), 1);
    m_pane->setRuns({}); // the rows of the offer stay
    QVERIFY(button<QRadioButton>(*dialog, u"All shown lines (2)"_qs));
}

void tst_LogCommands::makesNamesThatFitAnywhere()
{
    QCOMPARE(ExportDialog::fileName(u"a/b:c\n<d>\u202e"_qs, ExportFormat::Csv, RunStart), u"a-b-c -d---2026-01-17-120000.csv"_qs);
    QVERIFY(!ExportDialog::fileName(u"../.."_qs, ExportFormat::Text, RunStart).startsWith(u'.'));
    QCOMPARE(ExportDialog::fileName({}, ExportFormat::JsonLines, RunStart), u"runwatch-2026-01-17-120000.jsonl"_qs);
    QVERIFY(ExportDialog::fileName(QString(500, u'x'), ExportFormat::Text, RunStart).size() < 110);
}

QTEST_MAIN(tst_LogCommands)
#include "tst_logcommands.moc"
