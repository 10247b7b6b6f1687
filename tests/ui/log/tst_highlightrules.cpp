// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/warnings.h"
#include "ui/log/highlightdialog.h"
#include "ui/log/highlightrules.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_HighlightRules : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void findTheirTexts();
    void passOverWhatIsNoPattern();
    void areSetChangedAndTakenAway();
    void areAddedAndRemovedInTheDialog();
    void sayWhatIsNoPattern();
};

void tst_HighlightRules::findTheirTexts()
{
    HighlightRules rules;
    rules.setRules({{QString(), u"b"_qs, false, 1}, {QString(), u"[0-9]+"_qs, true, 9}});
    QList<TextHighlight> found;
    rules.appendTo(found, "abc 123");
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).begin, 1);
    QCOMPARE(found.at(0).end, 2);
    QCOMPARE(found.at(0).kind, HighlightKind::Label1);
    QCOMPARE(found.at(1).begin, 4);
    QCOMPARE(found.at(1).kind, HighlightKind::Label9);
}

void tst_HighlightRules::passOverWhatIsNoPattern()
{
    HighlightRules rules;
    rules.setRules({{QString(), u"("_qs, true, 1}, {QString(), u"("_qs, false, 2}});
    QList<TextHighlight> found;
    rules.appendTo(found, "a(");
    QCOMPARE(found.size(), 1);
    QCOMPARE(rules.rules().size(), 2); // it is kept, to be corrected
}

void tst_HighlightRules::areSetChangedAndTakenAway()
{
    HighlightRules rules;
    rules.toggle(1, u"disk"_qs);
    rules.toggle(2, u"disk"_qs);
    QCOMPARE(rules.rules().size(), 1);
    QCOMPARE(rules.rules().at(0).label, 2);
    rules.toggle(2, u"disk"_qs);
    QVERIFY(rules.rules().isEmpty());
}

void tst_HighlightRules::areAddedAndRemovedInTheDialog()
{
    HighlightDialog dialog;
    dialog.setRules({{u"slow"_qs, u"took"_qs, false, 4}});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QSignalSpy changes(&dialog, &HighlightDialog::rulesChanged);
    auto *table = dialog.findChild<QTableWidget *>();
    const QList<QPushButton *> buttons = dialog.findChildren<QPushButton *>();
    const auto press = [&](const QString &text) {
        for (QPushButton *button : buttons) {
            if (button->text() == text)
                QTest::mouseClick(button, Qt::LeftButton);
        }
    };
    press(u"&Add"_qs);
    QWidget *editor = QApplication::focusWidget();
    QVERIFY(editor && editor != table);
    QTest::keyClicks(editor, u"lost"_qs);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(dialog.rules().size(), 2);
    QCOMPARE(dialog.rules().at(1).text, u"lost"_qs);
    table->setCurrentCell(0, 0);
    press(u"&Remove"_qs);
    QCOMPARE(dialog.rules().size(), 1);
    QCOMPARE(dialog.rules().at(0).text, u"lost"_qs);
}

void tst_HighlightRules::sayWhatIsNoPattern()
{
    HighlightDialog dialog;
    dialog.setRules({{QString(), u"("_qs, false, 4}});
    dialog.show();
    auto *table = dialog.findChild<QTableWidget *>();
    const auto *mistake = dialog.findChild<QLabel *>();
    QVERIFY(!mistake->isVisible());
    table->item(0, 2)->setCheckState(Qt::Checked);
    QVERIFY(mistake->isVisible());
    QVERIFY(mistake->text().startsWith(u"( is no pattern, at character 2"_qs));
    table->item(0, 2)->setCheckState(Qt::Unchecked);
    QVERIFY(!mistake->isVisible());
}

QTEST_MAIN(tst_HighlightRules)
#include "tst_highlightrules.moc"
